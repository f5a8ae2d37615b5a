using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Testing;
using NJsonSchema;

namespace MsReleaseActions.ReleaseTrainTests.Documents;

/// <summary>A schema of <c>docs/schemas</c>, and what it allows.</summary>
internal sealed partial class JsonSchemaFile(string name)
{
    private readonly JsonSchema schema = JsonSchema
        .FromJsonAsync(Checkout.Read($"docs/schemas/{name}"))
        .GetAwaiter()
        .GetResult();

    /// <summary>Every member that it names, <c>actions.[].step</c>.</summary>
    public IEnumerable<string> Members => MembersOf(schema, "");

    public JsonSchema Schema => schema;

    /// <summary>What it finds wrong.</summary>
    public IEnumerable<string> Problems(string json) =>
        schema.Validate(json).Select(error => $"{error.Path}: {error.Kind}");

    /// <summary>The members that a reader asked a form for, in the words of <see cref="Members"/>.</summary>
    public static IEnumerable<string> Asked(JsonForm form) =>
        form
            .Asked.Select(path => Index().Replace(path, "[]"))
            .Where(path => !path.EndsWith("[]", StringComparison.Ordinal))
            .Distinct();

    private static IEnumerable<string> MembersOf(JsonSchema schema, string path) =>
        schema
            .ActualProperties.SelectMany(property =>
                MembersOf(property.Value, $"{path}{property.Key}.").Prepend($"{path}{property.Key}")
            )
            .Concat(schema.Item is { } item ? MembersOf(item, $"{path}[].") : []);

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
