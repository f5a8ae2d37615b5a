using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>A line of the table.</summary>
/// <param name="File">The file and line it is in.</param>
/// <param name="Text">The expression.</param>
/// <param name="Value">The value it must have; null: it must be refused.</param>
internal sealed record Row(string File, string Text, ExpressionValue? Value)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override string ToString() => $"{File}: {Text} => {Shown(Value)}";

    public static string Shown(ExpressionValue? value) =>
        value switch
        {
            null => "refused",
            NumberValue number => number.Value.ToString("R"),
            _ => value.ToJson()?.ToJsonString(Readable) ?? "null",
        };
}

/// <summary>
/// The expressions of the folder <c>table</c>, one a line: <c>expression =&gt; value</c>, the value as JSON,
/// <c>NaN</c>, <c>Infinity</c> or <c>refused</c>. An expression with characters that a line cannot hold is written as a
/// JSON string. What begins with <c>#</c> is a title.
/// </summary>
internal static class ExpressionTable
{
    private const string Folder = "tests/Workflows.Tests/Expressions/table/";

    public static string Contexts { get; } = Checkout.Read(Folder + "context.json");

    /// <summary>Where GitHub's published engine and its runner agree.</summary>
    public static IReadOnlyList<Row> Common { get; } =
    [
        .. new[] { "equality", "filters", "functions", "index", "literals", "logic", "order", "refused" }.SelectMany(
            Read
        ),
    ];

    /// <summary>Where they do not: these are the runner's values.</summary>
    public static IReadOnlyList<Row> OfTheRunner { get; } = [.. Read("runner")];

    private static IEnumerable<Row> Read(string name) =>
        Checkout
            .Read($"{Folder}{name}.txt")
            .Split('\n')
            .Select((line, index) => (line, index))
            .Where(each => each.line.Length > 0 && each.line[0] != '#')
            .Select(each => Parse($"{name}.txt:{each.index + 1}", each.line));

    private static Row Parse(string place, string line)
    {
        var arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
        var text = line[..arrow];
        return new Row(
            place,
            text.StartsWith('"') ? JsonSerializer.Deserialize<string>(text)! : text,
            Value(line[(arrow + 4)..])
        );
    }

    private static ExpressionValue? Value(string stated) =>
        stated switch
        {
            "refused" => null,
            "NaN" or "Infinity" or "-Infinity" => ExpressionValue.Of(double.Parse(stated)),
            _ => ExpressionValue.FromJson(JsonNode.Parse(stated)),
        };
}
