using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Plans;

[Needs(Need.Nothing)]
public sealed class PlanFileTests
{
    private static readonly JsonSchemaFile Schema = new("release-plan.schema.json");

    private static readonly ReleasePlan Plan = new(
        "ms-manager",
        Channel.Beta,
        ReleaseTag.Parse("v1.4.0-beta.2"),
        RepositoryName.Parse("org/ms-manager"),
        CommitSha.Parse("0123456789abcdef0123456789abcdef01234567"),
        [
            new PlannedAction(StepId.Bump, "create the branch release/v1.4.0-beta.2-01234567", "the version files say 1.3.2"),
            new PlannedAction(StepId.Release, "dispatch release.yml", ""),
        ]);

    private static readonly PlannedPin Pin = new("core", RepositoryName.Parse("org/core"), Plan.Base);

    private const string Text = """
        {
          "$schema": "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/release-plan.schema.json",
          "schema": 1,
          "product": "ms-manager",
          "channel": "beta",
          "tag": "v1.4.0-beta.2",
          "version": "1.4.0-beta.2",
          "repo": "org/ms-manager",
          "base_sha": "0123456789abcdef0123456789abcdef01234567",
          "actions": [
            {
              "step": "bump",
              "what": "create the branch release/v1.4.0-beta.2-01234567",
              "why": "the version files say 1.3.2"
            },
            {
              "step": "release",
              "what": "dispatch release.yml",
              "why": ""
            }
          ]
        }

        """;

    [Fact]
    public void A_plan_is_written_to_be_read_by_people_too() => Encoding.UTF8.GetString(PlanFile.Write(Plan)).Should().Be(Text);

    [Fact]
    public void What_was_written_is_read() => Read(Text).Should().BeEquivalentTo(Plan);

    [Fact]
    public void The_schema_and_the_reader_know_the_same_members()
    {
        var form = JsonForm.Open(PlanFile.Write(Plan with { Pins = [Pin] }));

        PlanFile.Read(form);

        JsonSchemaFile.Asked(form).Should().BeEquivalentTo(Schema.Members);
        Schema.Schema.Properties["actions"].Item!.Properties["step"].Enumeration.Should().Equal(Enum.GetNames<StepId>().Select(name => name.ToLowerInvariant()));
    }

    [Fact]
    public void The_schema_accepts_what_is_written_and_the_document_shows() =>
        MarkdownFile.Read("docs/release-plan.md").Blocks.Where(block => block.Info == "json").Select(block => block.Text).Append(Text)
            .Should().HaveCountGreaterThan(1).And.Subject.Should().OnlyContain(text => !Schema.Problems(text).Any() && Read(text).Actions.Count > 0);

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "it is of schema 2, and this ms knows schema 1: a newer ms reads it")]
    [InlineData("\"schema\": 1", "\"schema\": \"1\"", "line 3: schema must be a number")]
    [InlineData("\"schema\": 1", "\"schema\": 1.0", "line 3: schema must be a whole number from 1 to 2147483647, not 1.0")]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"extra\": {\"a\": 1},", "line 3: extra is unknown")]
    [InlineData("\"why\": \"\"", "\"why\": \"\", \"how\": \"\"", "line 19: actions[1].how is unknown")]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"actions.[0].step\": \"\",", "line 3: actions[0].step is unknown")]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"\\u0073chema\": 1,", "the member schema is there twice")]
    [InlineData("\"product\": \"ms-manager\"", "\"product\": \" \"", "line 4: product must not be empty")]
    [InlineData("\"product\": \"ms-manager\",", "", "line 1: product is missing")]
    [InlineData("\"channel\": \"beta\"", "\"channel\": \"Beta\"", "line 5: channel must be one of stable, beta, not 'Beta'")]
    [InlineData("\"channel\": \"beta\"", "\"channel\": \"stable\"", "line 6: tag must be of the channel stable, vX.Y.Z, not v1.4.0-beta.2")]
    [InlineData("\"version\": \"1.4.0-beta.2\"", "\"version\": \"1.4.0\"", "line 7: version must be that of the tag v1.4.0-beta.2, not '1.4.0'")]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "01234567", "line 9: base_sha must be a full commit SHA, 40 lower-case hex digits, not '01234567'")]
    [InlineData("\"step\": \"bump\"", "\"step\": \"build\"", "line 12: actions[0].step must be one of preflight, pick, propose, confirm, bump, merge, source, candidate, release, approval, published, verified, not 'build'")]
    [InlineData("\"actions\":", "\"pins\": [1], \"actions\":", "line 10: pins[0] must be an object")]
    [InlineData("\"actions\":", "\"pins\": [{\"id\": \"core\", \"repository\": \"core\"}], \"actions\":", "line 10: pins[0].sha is missing; line 10: pins[0].repository must be owner/name, not 'core'")]
    [InlineData("\"what\": \"dispatch release.yml\",", "", "line 16: actions[1].what is missing")]
    [InlineData("  ]\n", "  ],\n", "it is not JSON (line 22, byte 1)")]
    public void What_a_plan_may_not_say_is_named(string good, string bad, string problem)
    {
        var read = () => Read(Text.Replace(good, bad, StringComparison.Ordinal));

        var failure = read.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.What, failure.ToDo).Should().Be((ExitCode.BadInput, $"The plan app-beta.json cannot be used: {problem}", "Make it anew with `plan --out`"));
    }

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var read = () => Read("""
            {"schema": 1, "product": ["ms-manager"], "repo": {"owner": "org"},
             "tag": "1.4.0", "channel": "beta", "more": 1,
             "actions": [1, {"step": "bump"}]}
            """);

        read.Should().Throw<ActionFailure>().Which.What.Should().Be(
            "The plan app-beta.json cannot be used: line 1: version is missing; line 1: base_sha is missing; line 1: product must be a string; line 1: repo must be a string; "
            + "line 2: tag must be a tag such as v1.2.3 or v1.2.3-beta.1, not '1.4.0'; line 2: more is unknown; line 3: actions[0] must be an object; "
            + "line 3: actions[1].what is missing; line 3: actions[1].why is missing");
    }

    [Theory]
    [InlineData("[]", "it is JSON, but not an object")]
    [InlineData("", "it is not JSON (line 1, byte 1)")]
    public void What_is_no_plan_at_all_is_refused(string text, string problem)
    {
        var read = () => Read(text);

        read.Should().Throw<ActionFailure>().Which.What.Should().EndWith(problem);
    }

    [Fact]
    public void A_file_that_no_plan_could_be_is_not_looked_at()
    {
        var read = () => PlanFile.Read(new byte[JsonForm.MostBytes + 1], "big.json");

        read.Should().Throw<ActionFailure>().Which.What.Should().Be("The plan big.json cannot be used: it has 1048577 bytes, more than the 1048576 that such a file may have");
    }

    [Fact]
    public void A_producer_has_one_commit()
    {
        var read = () => PlanFile.Read(PlanFile.Write(Plan with { Pins = [Pin, Pin] }), "content.json");

        read.Should().Throw<ActionFailure>().Which.What.Should().Be("The plan content.json cannot be used: line 10: pins names core twice");
    }

    private static ReleasePlan Read(string text) => PlanFile.Read(Encoding.UTF8.GetBytes(text), "app-beta.json");
}
