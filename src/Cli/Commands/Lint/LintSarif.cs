using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>Findings as SARIF 2.1.0 (OASIS), which GitHub's code scanning reads.</summary>
internal static class LintSarif
{
    private const string Name = "ms lint";
    private const string Help = "https://github.com/org/ms-release-actions/blob/main/docs/lint.md";
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a text is such a document.</summary>
    public static bool Is(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["runs"]?[0]?["tool"]?["driver"]?["name"]?.ToString() == Name;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    public static string Of(LintReport report) =>
        new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = Array([
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = Name,
                            ["informationUri"] = Help,
                            ["rules"] = Array(LintRules.All.Select(Rule)),
                        },
                    },
                    // columns here are counted as .NET counts: an emoji is two
                    ["columnKind"] = "utf16CodeUnits",
                    ["results"] = Array(report.Findings.Select(Result)),
                },
            ]),
        }.ToJsonString(Readable);

    private static JsonObject Rule(LintRule rule) =>
        new()
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(rule.Holds),
            ["fullDescription"] = Text($"{rule.Holds} {rule.Why}"),
            ["help"] = Text(rule.Remedy),
            ["helpUri"] = $"{Help}#{rule.Id}",
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
        };

    private static JsonObject Result(Finding finding) =>
        new()
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = LintRules.All.Index().First(rule => rule.Item == finding.Rule).Index,
            ["level"] = Level(finding.Severity),
            ["message"] = Text($"{finding.Message}. {finding.Rule.Why} {finding.Rule.Remedy}"),
            ["locations"] = Array([
                new JsonObject
                {
                    ["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject
                        {
                            ["uri"] = string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)),
                        },
                        ["region"] = new JsonObject
                        {
                            ["startLine"] = finding.At.Line,
                            ["startColumn"] = finding.At.Column,
                        },
                    },
                },
            ]),
        };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) => severity == Severity.Error ? "error" : "warning";

    private static JsonArray Array(IEnumerable<JsonObject> items) => [.. items];
}
