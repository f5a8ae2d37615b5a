using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>What <c>ms-release.json</c> says of candidates that another repository releases.</summary>
[Needs(Need.Nothing)]
public sealed class DescribedCandidatesTests
{
    /// <summary>Two tools of one repository.</summary>
    public const string Tools = """
        {
          "schema": 2, "repository": "acme/tools", "actions": "acme/actions@v1", "required_checks": ["test"],
          "candidates": [
            {
              "id": "monitor", "repo": "tools", "workflow": "candidate-monitor.yml", "tag": "rc-monitor-{sha}",
              "files": ["acme-monitor-{os}-{arch}{exe}", "acme-themes.zip"],
              "pins": [{ "id": "sensor", "repository": "acme/sensor", "in": "tools", "file": "deps.txt", "beside": true }],
              "action": ".github/actions/build-monitor",
              "legs": [
                { "id": "linux-x86_64", "runner": "ubuntu-22.04", "target": "x86_64-unknown-linux-gnu" },
                { "id": "windows-arm64", "runner": "windows-11-arm" },
                { "id": "themes", "runner": "ubuntu-24.04" }
              ]
            },
            { "id": "station", "repo": "tools", "files": ["acme-station.hex"], "legs": [{ "id": "hex", "runner": "ubuntu-24.04" }] }
          ]
        }
        """;

    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");

    [Fact]
    public void Each_file_is_left_by_one_leg()
    {
        var candidates = Parse(Tools).Candidates;

        candidates
            .SelectMany(candidate => candidate.Places)
            .Select(place => $"{place.Leg!.Id}/{place.File}")
            .Should()
            .Equal(
                "linux-x86_64/acme-monitor-linux-x86_64",
                "windows-arm64/acme-monitor-windows-arm64.exe",
                "themes/acme-themes.zip",
                "hex/acme-station.hex"
            );
        candidates.Select(candidate => candidate.Folder).Should().Equal("tools", "");
        candidates
            .Select(candidate => candidate.Action)
            .Should()
            .Equal(".github/actions/build-monitor", BuildSettings.DefaultAction);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same()
    {
        var settings = Parse(Tools);

        var text = SettingsText.Write(settings, settings.Repository);

        Schema.Problems(text).Should().BeEmpty();
        Parse(text).Should().BeEquivalentTo(settings, options => options.WithStrictOrdering());
        SettingsText.Write(Parse(text), settings.Repository).Should().Be(text);
    }

    [Theory]
    [InlineData(
        "\"legs\": [{ \"id\": \"hex\", \"runner\": \"ubuntu-24.04\" }]",
        "\"legs\": []",
        "candidates[1].legs must name a leg"
    )]
    [InlineData(", \"legs\": [{ \"id\": \"hex\", \"runner\": \"ubuntu-24.04\" }]", "", "candidates[1].legs is missing")]
    [InlineData(
        "{ \"id\": \"themes\", \"runner\": \"ubuntu-24.04\" }",
        "{ \"id\": \"a\", \"runner\": \"b\" }, { \"id\": \"c\", \"runner\": \"d\" }",
        "candidates[0].files does not say which leg leaves acme-themes.zip: one leg may be none of a platform"
    )]
    [InlineData(", \"acme-themes.zip\"", "", "candidates[0].legs has themes, which leaves none of the files")]
    [InlineData(
        "\"acme-station.hex\"",
        "\"acme-{os}.hex\"",
        "candidates[1].files[0] is a form for platforms, and no leg is called as a platform"
    )]
    [InlineData(
        "\"action\": \".github/actions/build-monitor\",",
        "",
        "candidates[1].action is there twice: .github/actions/build-candidate"
    )]
    [InlineData(
        "\"workflow\": \"candidate-monitor.yml\",",
        "",
        "candidates[1].workflow is there twice: tools: candidate.yml"
    )]
    [InlineData(
        "\"tag\": \"rc-monitor-{sha}\"",
        "\"tag\": \"rc-{core}-{sha}\"",
        "candidates[0].repositories.core is missing"
    )]
    [InlineData(
        "\"tag\": \"rc-monitor-{sha}\"",
        "\"tag\": \"rc-{tools}-{sha}\"",
        "candidates[0].tag names {tools}, and that is the `repo` of no other producer"
    )]
    [InlineData(
        "\"in\": \"tools\"",
        "\"in\": \"core\"",
        "candidates[0].pins[0].in must be one of tools, which is built, not 'core'"
    )]
    [InlineData(
        "\"id\": \"station\",",
        "\"id\": \"station\", \"public_key\": \"x\",",
        "candidates[1].public_key is said by the repository that releases it"
    )]
    [InlineData(
        "\"schema\": 2,",
        "\"schema\": 2, \"kind\": \"rust\",",
        "kind is of what is released here, and candidates are released elsewhere"
    )]
    [InlineData(
        "\"schema\": 2,",
        "\"schema\": 2, \"bundles\": [],",
        "bundles is of what is released here, and candidates are released elsewhere"
    )]
    [InlineData(
        "\"id\": \"station\", \"repo\": \"tools\"",
        "\"id\": \"station\", \"repo\": \"other\"",
        "candidates[1].repo must be tools, as of the first: it is one repository, not 'other'"
    )]
    [InlineData(
        "\"id\": \"sensor\"",
        "\"id\": \"tools\"",
        "candidates[0] needs the folder tools twice while it is built"
    )]
    [InlineData(
        "\"id\": \"sensor\"",
        "\"id\": \"built\"",
        "candidates[0] needs the folder built twice while it is built"
    )]
    [InlineData("rc-monitor-{sha}", "rc-{3d}-{sha}", "candidates[0].tag must be such as rc-{sha}, rc-NAME-{sha} or")]
    [InlineData("rc-monitor-{sha}", "rc-{-x}-{sha}", "candidates[0].tag must be such as rc-{sha}, rc-NAME-{sha} or")]
    [InlineData(
        "candidate-monitor.yml",
        "ci.yml",
        "candidates[0].workflow must not be ci.yml, whose checks make a commit"
    )]
    [InlineData(
        ".github/actions/build-monitor",
        ".github/${{ github.token }}",
        "candidates[0].action must be the folder of an action, without ${{ }}, and not that of workflows"
    )]
    [InlineData(
        ".github/actions/build-monitor",
        ".github/workflows",
        "candidates[0].action must be the folder of an action, without ${{ }}, and not that of workflows"
    )]
    public void What_breaks_a_rule_is_named(string good, string bad, string problem)
    {
        Tools.Should().Contain(good);

        FluentActions
            .Invoking(() => Parse(Tools.Replace(good, bad, StringComparison.Ordinal)))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain(problem);
    }

    [Fact]
    public void They_are_released_by_no_command_here() =>
        FluentActions
            .Invoking(() => SettingsFile.Parse(Encoding.UTF8.GetBytes(Tools), kind: ProductKind.App))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be(
                "ms-release.json cannot be used: line 3: candidates are released elsewhere, and not by `ms release app` here"
            );

    private static ReleaseSettings Parse(string text) => SettingsFile.Parse(Encoding.UTF8.GetBytes(text));
}
