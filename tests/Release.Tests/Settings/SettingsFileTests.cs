using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

[Needs(Need.Nothing)]
public sealed class SettingsFileTests
{
    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");

    private static readonly RepositoryName Repository = RepositoryName.Parse("org/ms-manager");

    [Fact]
    public void What_is_left_out_has_its_default() =>
        Parse("{}").Should().BeEquivalentTo(new ReleaseSettings(Repository));

    [Fact]
    public void The_defaults_of_the_schema_are_those_of_the_program()
    {
        var defaults = Defaults(Schema.Schema);

        Schema.Problems(defaults).Should().BeEmpty();
        Parse(defaults).Should().BeEquivalentTo(new ReleaseSettings(Repository));
        defaults.Should().Contain("approval_hours");
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_members()
    {
        var (first, second) = (Asked(Defaults(Schema.Schema)), Asked(DescriptionTests.Everything));

        first
            .Union(second)
            .Union(Asked(OtherFamily.Json))
            .Union(Asked(DescribedCandidatesTests.Tools))
            .Union(Asked("""{ "schema": 2, "required_checks": [{ "name": "a", "app": "b" }, { "status": "c" }] }"""))
            .Should()
            .BeEquivalentTo(Schema.Members);
        second.Except(first).Should().HaveCount(DescriptionTests.Second.Length + 22);

        static List<string> Asked(string text)
        {
            var form = JsonForm.Open(Encoding.UTF8.GetBytes(text));
            SettingsFile.Read(form, Repository, kind: null);
            form.Problems().Should().BeEmpty();
            Schema.Problems(text).Should().BeEmpty();
            return [.. JsonSchemaFile.Asked(form)];
        }
    }

    [Fact]
    public void Every_member_can_be_set()
    {
        const string Text = """
            {
              "repository": "acme/desk", "product": "desk", "branch": "release/next",
              "workflows": { "ci": "verify.yaml", "candidate": "build.yml", "release": "promote.yml" },
              "environment": "production", "required_checks": [], "version_files": ["app/package.json"], "producers": { "oc-bridge": "open-control/bridge" },
              "waits": { "checks_minutes": 1, "candidate_minutes": 2, "release_minutes": 3, "approval_hours": 4 },
              "actions": "acme/ms-release-actions@0123456789abcdef0123456789abcdef01234567"
            }
            """;

        Schema.Problems(Text).Should().BeEmpty();
        Parse("\uFEFF" + Text)
            .Should()
            .BeEquivalentTo(
                new ReleaseSettings(RepositoryName.Parse("acme/desk"))
                {
                    Product = "desk",
                    Branch = "release/next",
                    CiWorkflow = "verify.yaml",
                    CandidateWorkflow = "build.yml",
                    ReleaseWorkflow = "promote.yml",
                    Environment = "production",
                    RequiredChecks = [],
                    VersionFiles = ["app/package.json"],
                    Producers = new Dictionary<string, RepositoryName>(StringComparer.Ordinal)
                    {
                        ["oc-bridge"] = RepositoryName.Parse("open-control/bridge"),
                    },
                    ChecksWithin = TimeSpan.FromMinutes(1),
                    CandidateWithin = TimeSpan.FromMinutes(2),
                    ReleaseWithin = TimeSpan.FromMinutes(3),
                    ApprovalWithin = TimeSpan.FromHours(4),
                    Actions = "acme/ms-release-actions@0123456789abcdef0123456789abcdef01234567",
                }
            );
    }

    [Theory]
    [InlineData(
        "{\"schema\": 3, \"new\": 1}",
        "it is of schema 3, and schema 2 is known here: a newer version reads it"
    )]
    [InlineData("{\"schema\": 0}", "line 1: schema must be a whole number from 1 to 2147483647, not 0")]
    [InlineData("{\n\"wait\": {\"approval_hours\": 1}}", "line 2: wait is unknown")]
    [InlineData("{\"waits\": {\"approval_days\": 1}}", "line 1: waits.approval_days is unknown")]
    [InlineData(
        "{\"waits\": {\"approval_hours\": 721}}",
        "line 1: waits.approval_hours must be a whole number from 1 to 720, not 721"
    )]
    [InlineData(
        "{\"waits\": {\"checks_minutes\": 0}}",
        "line 1: waits.checks_minutes must be a whole number from 1 to 50400, not 0"
    )]
    [InlineData("{\"waits\": [1]}", "line 1: waits must be an object")]
    [InlineData("{\"repository\": \"ms-manager\"}", "line 1: repository must be owner/name, not 'ms-manager'")]
    [InlineData("{\"repository\": null}", "line 1: repository must be a string")]
    [InlineData("{\"branch\": \"a b\"}", "line 1: branch must be a branch, tag or commit, not 'a b'")]
    [InlineData(
        "{\"workflows\": {\"ci\": \"../ci.yml\"}}",
        "line 1: workflows.ci must be the name of a file in .github/workflows, such as ci.yml, not '../ci.yml'"
    )]
    [InlineData(
        "{\"required_checks\": [\"a\", \"a\", \"\"]}",
        "line 1: required_checks.[2] must not be empty; line 1: required_checks names 'a' twice"
    )]
    [InlineData("{\"version_files\": []}", "line 1: version_files must name a file")]
    [InlineData(
        "{\"version_files\": [\"../package.json\"]}",
        "line 1: version_files must be paths within the repository, with /, outside of .git, not '../package.json'"
    )]
    [InlineData(
        "{\"version_files\": [\"/package.json\"]}",
        "line 1: version_files must be paths within the repository, with /, outside of .git, not '/package.json'"
    )]
    [InlineData(
        "{\"version_files\": [\"a\\\\package.json\"]}",
        "line 1: version_files must be paths within the repository, with /, outside of .git, not 'a\\package.json'"
    )]
    [InlineData(
        "{\"actions\": \"org/ms-release-actions\"}",
        "line 1: actions must be OWNER/NAME@REF, such as org/ms-release-actions@v1, not 'org/ms-release-actions'"
    )]
    [InlineData(
        "{\"branch\": 1,\n\"product\": false}",
        "line 1: branch must be a string; line 2: product must be a string"
    )]
    public void What_the_file_may_not_say_is_named_with_its_line(string text, string problem)
    {
        var parse = () => Parse(text);

        var failure = parse.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.What)
            .Should()
            .Be(
                (
                    ExitCode.BadInput,
                    $"ms-release.json cannot be used: {problem.Replace(".[", "[", StringComparison.Ordinal)}"
                )
            );
    }

    [Fact]
    public void Some_repository_must_be_named()
    {
        var parse = () => SettingsFile.Parse("{}"u8.ToArray());

        parse
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be(
                "ms-release.json cannot be used: line 1: repository is missing: give it as owner/name, here or "
                    + "with --repo"
            );
    }

    private static ReleaseSettings Parse(string text) => SettingsFile.Parse(Encoding.UTF8.GetBytes(text), Repository);

    private static string Defaults(NJsonSchema.JsonSchema schema) =>
        "{"
        + string.Join(
            ", ",
            schema
                .ActualProperties.Where(property =>
                    property.Value.Default is not null
                    || (property.Value.ActualProperties.Count > 0 && !DescriptionTests.Second.Contains(property.Key))
                )
                .Select(property =>
                    $"\"{property.Key}\": "
                    + (
                        property.Value.ActualProperties.Count > 0
                            ? Defaults(property.Value)
                            : Shown(property.Value.Default!)
                    )
                )
        )
        + "}";

    private static string Shown(object value) => value is string text ? $"\"{text}\"" : value.ToString()!;
}
