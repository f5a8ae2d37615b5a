using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Documents;

/// <summary>
/// The schema of <c>ms-release.json</c> and the reader, over a description of content in which every value in turn is
/// taken away, of another type, emptied, there twice or beside a member that nobody knows.
/// </summary>
[Needs(Need.Nothing)]
public sealed class DescribedContentSchemaTests
{
    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");

    // that a producer says its files is asked only where one does
    private static readonly string[] OfForm =
    [
        "is unknown",
        "id is missing",
        "file is missing",
        "assets is missing",
        "platforms is missing",
        "must be a string",
        "must be a list",
        "must be an object",
        "must be true or false",
        "must not be empty",
    ];

    public static TheoryData<string, string[]> Descriptions =>
        new()
        {
            { OtherFamily.Json, ["producers", "bundles", "assets", "install_sets"] },
            { DescribedCandidatesTests.Tools, ["candidates"] },
        };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void What_the_schema_refuses_the_reader_refuses_and_what_is_of_its_form_alone_both_do(
        string description,
        string[] members
    )
    {
        Judged(description).Should().Be((true, (string?)null));
        var differences = new List<string>();
        var count = 0;
        foreach (var (change, text) in Changes(description, members))
        {
            var (schema, reader) = Judged(text);
            var isOfForm = reader is not null && OfForm.Any(form => reader.Contains(form, StringComparison.Ordinal));
            if ((!schema && reader is null) || (schema && isOfForm))
            {
                differences.Add($"{change}: {(schema ? "fine" : "refused")} by the schema, {reader ?? "fine"}");
            }
            count++;
        }
        differences.Should().BeEmpty();
        count.Should().BeGreaterThan(members.Length > 1 ? 300 : 150);
    }

    private static (bool Schema, string? Reader) Judged(string text)
    {
        try
        {
            SettingsFile.Parse(Encoding.UTF8.GetBytes(text));
            return (!Schema.Problems(text).Any(), null);
        }
        catch (ActionFailure refused)
        {
            return (!Schema.Problems(text).Any(), refused.What);
        }
    }

    private static IEnumerable<(string Change, string Text)> Changes(string description, string[] members)
    {
        foreach (var member in members)
        {
            foreach (var path in Paths(JsonNode.Parse(description)![member]!, [member]))
            {
                foreach (var (name, change) in Ways)
                {
                    var root = JsonNode.Parse(description)!;
                    if (change(At(root, path)))
                    {
                        yield return ($"{string.Join('.', path)} {name}", root.ToJsonString());
                    }
                }
            }
        }
    }

    private static readonly (string Name, Func<JsonNode, bool> Change)[] Ways =
    [
        ("taken away", node => node.Parent is JsonObject holder && holder.Remove(node.GetPropertyName())),
        ("a number", node => Put(node, 1)),
        ("a text", node => node is not JsonValue && Put(node, "text")),
        ("a list", node => node is not JsonArray && Put(node, new JsonArray())),
        ("an object", node => node is not JsonObject && Put(node, new JsonObject())),
        ("null", node => Put(node, null)),
        ("an empty list", node => node is JsonArray && Put(node, new JsonArray())),
        ("an empty text", node => node is JsonValue && Put(node, "")),
        ("a text of a blank", node => node is JsonValue && Put(node, " ")),
        ("with an unknown member", node => node is JsonObject holder && holder.TryAdd("requird", 1)),
        ("there twice", node => node.Parent is JsonArray list && Added(list, node.DeepClone())),
    ];

    private static bool Put(JsonNode node, JsonNode? value)
    {
        node.ReplaceWith(value);
        return true;
    }

    private static bool Added(JsonArray list, JsonNode node)
    {
        list.Add(node);
        return true;
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path) =>
        node switch
        {
            JsonObject members => members
                .SelectMany(member => Paths(member.Value!, [.. path, member.Key]))
                .Prepend(path),
            JsonArray items => items.SelectMany((item, index) => Paths(item!, [.. path, index])).Prepend(path),
            _ => [path],
        };

    private static JsonNode At(JsonNode root, object[] path) =>
        path.Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
}
