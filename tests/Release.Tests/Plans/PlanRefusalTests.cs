using MsReleaseActions.Core;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Plans;

[Needs(Need.Nothing)]
public sealed class PlanRefusalTests
{
    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "it is of schema 2, and this ms knows schema 1: a newer ms reads it")]
    [InlineData("\"schema\": 1", "\"schema\": \"1\"", "line 3: schema must be a number")]
    [InlineData(
        "\"schema\": 1",
        "\"schema\": 1.0",
        "line 3: schema must be a whole number from 1 to 2147483647, not 1.0"
    )]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"extra\": {\"a\": 1},", "line 3: extra is unknown")]
    [InlineData("\"why\": \"\"", "\"why\": \"\", \"how\": \"\"", "line 19: actions[1].how is unknown")]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"actions.[0].step\": \"\",", "line 3: actions[0].step is unknown")]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"\\u0073chema\": 1,", "the member schema is there twice (line 3)")]
    [InlineData("\"product\": \"ms-manager\"", "\"product\": \" \"", "line 4: product must not be empty")]
    [InlineData("\"product\": \"ms-manager\",", "", "line 1: product is missing")]
    [InlineData(
        "\"channel\": \"beta\"",
        "\"channel\": \"Beta\"",
        "line 5: channel must be one of stable, beta, not 'Beta'"
    )]
    [InlineData(
        "\"channel\": \"beta\"",
        "\"channel\": \"stable\"",
        "line 6: tag must be of the channel stable, vX.Y.Z, not v1.4.0-beta.2"
    )]
    [InlineData(
        "\"version\": \"1.4.0-beta.2\"",
        "\"version\": \"1.4.0\"",
        "line 7: version must be that of the tag v1.4.0-beta.2, not '1.4.0'"
    )]
    [InlineData(
        "0123456789abcdef0123456789abcdef01234567",
        "01234567",
        "line 9: base_sha must be a full commit SHA, 40 lower-case hex digits, not '01234567'"
    )]
    [InlineData(
        "\"step\": \"bump\"",
        "\"step\": \"build\"",
        "line 12: actions[0].step must be one of preflight, pick, propose, confirm, bump, merge, source, "
            + "candidate, release, approval, published, verified, not 'build'"
    )]
    [InlineData("\"actions\":", "\"pins\": [1], \"actions\":", "line 10: pins[0] must be an object")]
    [InlineData(
        "\"actions\":",
        "\"pins\": [{\"id\": \"core\", \"repository\": \"core\"}], \"actions\":",
        "line 10: pins[0].sha is missing; line 10: pins[0].repository must be owner/name, not 'core'"
    )]
    [InlineData("\"what\": \"dispatch release.yml\",", "", "line 16: actions[1].what is missing")]
    [InlineData("  ]\n", "  ],\n", "it is not JSON (line 22, byte 1)")]
    public void What_a_plan_may_not_say_is_named(string good, string bad, string problem)
    {
        var read = () => PlanSample.Read(PlanSample.Text.Replace(good, bad, StringComparison.Ordinal));

        var failure = read.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    ExitCode.BadInput,
                    $"The plan app-beta.json cannot be used: {problem}",
                    "Make it anew with `plan --out`"
                )
            );
    }

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var read = () =>
            PlanSample.Read(
                """
                {"schema": 1, "product": ["ms-manager"], "repo": {"owner": "org"},
                 "tag": "1.4", "channel": "beta", "more": 1,
                 "actions": [1, {"step": "bump"}]}
                """
            );

        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be(
                "The plan app-beta.json cannot be used: line 1: version is missing; line 1: base_sha is missing; "
                    + "line 1: product must be a string; line 1: repo must be a string; "
                    + "line 2: tag must be a tag such as v1.2.3 or v1.2.3-beta.1, not '1.4'; line 2: more is "
                    + "unknown; line 3: actions[0] must be an object; "
                    + "line 3: actions[1].what is missing; line 3: actions[1].why is missing"
            );
    }

    [Theory]
    [InlineData("[]", "it is JSON, but not an object")]
    [InlineData("", "it is not JSON (line 1, byte 1)")]
    public void What_is_no_plan_at_all_is_refused(string text, string problem)
    {
        var read = () => PlanSample.Read(text);

        read.Should().Throw<ActionFailure>().Which.What.Should().EndWith(problem);
    }

    [Fact]
    public void A_file_that_no_plan_could_be_is_not_looked_at()
    {
        var read = () => PlanFile.Read(new byte[JsonForm.MostBytes + 1], "big.json");

        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be(
                "The plan big.json cannot be used: it has 1048577 bytes, more than the 1048576 that such a file "
                    + "may have"
            );
    }

    [Fact]
    public void A_producer_has_one_commit()
    {
        var read = () =>
            PlanFile.Read(
                PlanFile.Write(PlanSample.Plan with { Pins = [PlanSample.Pin, PlanSample.Pin] }),
                "content.json"
            );

        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be("The plan content.json cannot be used: line 10: pins names core twice");
    }
}
