using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.CliTests.Commands.Lint;

[Needs(Need.Nothing)]
public sealed class SarifTests
{
    private static readonly string[] Levels = ["error", "warning"];

    [Fact]
    public async Task A_finding_is_a_result_with_its_rule_its_level_and_its_place()
    {
        var run = (await WrittenAsync())["runs"]![0]!;

        run["results"]!
            .AsArray()
            .Select(result => Place(result!))
            .Should()
            .Equal(
                "error not-parsable .github/workflows/broken.yml 3:6",
                "error script-injection .github/workflows/ci.yml 9:20",
                "error script-injection .github/workflows/ci.yml 10:20",
                "error verify-bundles .github/workflows/ci.yml 13:11",
                "warning missing-timeout .github/workflows/ci.yml 14:3"
            );
    }

    // what the schema of SARIF 2.1.0 requires of the objects that are written
    [Fact]
    public async Task The_file_is_what_SARIF_2_1_0_requires()
    {
        var log = await WrittenAsync();

        log["version"]!.GetValue<string>().Should().Be("2.1.0");
        Uri.IsWellFormedUriString(log["$schema"]!.GetValue<string>(), UriKind.Absolute).Should().BeTrue();
        var run = log["runs"]!.AsArray().Should().ContainSingle().Subject!;
        run["columnKind"]!.GetValue<string>().Should().Be("utf16CodeUnits");
        run["tool"]!["driver"]!["name"]!.GetValue<string>().Should().NotBeEmpty();
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        rules
            .Select(rule => rule!["id"]!.GetValue<string>())
            .Should()
            .Equal(LintRules.All.Select(rule => rule.Id))
            .And.OnlyHaveUniqueItems();
        foreach (var rule in rules)
        {
            Text(rule!["shortDescription"]).Should().NotBeEmpty();
            Text(rule["fullDescription"]).Should().NotBeEmpty();
            Text(rule["help"]).Should().NotBeEmpty();
            rule["defaultConfiguration"]!["level"]!.GetValue<string>().Should().BeOneOf(Levels);
            Uri.IsWellFormedUriString(rule["helpUri"]!.GetValue<string>(), UriKind.Absolute).Should().BeTrue();
        }
        foreach (var result in run["results"]!.AsArray())
        {
            Text(result!["message"]).Should().NotBeEmpty();
            rules[result["ruleIndex"]!.GetValue<int>()]!["id"]!
                .GetValue<string>()
                .Should()
                .Be(result["ruleId"]!.GetValue<string>());
            Uri.IsWellFormedUriString(
                    Physical(result)["artifactLocation"]!["uri"]!.GetValue<string>(),
                    UriKind.Relative
                )
                .Should()
                .BeTrue();
        }
    }

    [Fact]
    public async Task The_same_is_printed_with_format_sarif()
    {
        using var folder = new LintedFolder(LintedFolder.Broken);
        var typed = new TypedCommand();

        var code = await typed.RunAsync(
            "lint",
            folder.Path,
            "--format",
            "sarif",
            "--sarif",
            Path.Combine(folder.Path, "lint.sarif")
        );

        code.Should().Be(1);
        typed.Output.Should().Be(await File.ReadAllTextAsync(Path.Combine(folder.Path, "lint.sarif")));
    }

    private static async Task<JsonObject> WrittenAsync()
    {
        using var folder = new LintedFolder(LintedFolder.Broken);
        var path = Path.Combine(folder.Path, "lint.sarif");
        await new TypedCommand().RunAsync("lint", folder.Path, "--sarif", path);
        return JsonNode
            .Parse(
                folder
                    .Placeless(await File.ReadAllTextAsync(path))
                    .Replace("/DIR/", "", StringComparison.Ordinal)
                    .Replace("DIR/", "", StringComparison.Ordinal)
            )!
            .AsObject();
    }

    private static string Place(JsonNode result)
    {
        var region = Physical(result)["region"]!;
        return $"{result["level"]} {result["ruleId"]} {Physical(result)["artifactLocation"]!["uri"]} "
            + $"{region["startLine"]}:{region["startColumn"]}";
    }

    private static JsonNode Physical(JsonNode result) => result["locations"]![0]!["physicalLocation"]!;

    private static string Text(JsonNode? message) => message!["text"]!.GetValue<string>();
}
