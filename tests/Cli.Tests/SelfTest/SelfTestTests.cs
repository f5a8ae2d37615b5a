using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.SelfTest;

/// <summary>
/// The self-test, by the embedded runner: the actions are the programs of this build. In containers:
/// <c>EndToEnd/Acting</c>.
/// </summary>
[Needs(Need.Lane, Need.Tools)]
public sealed class SelfTestTests
{
    private static readonly ActionImages Images = new(
        ActionPrograms.Find(ActionCatalog.Ids, null, AppContext.BaseDirectory)
    );

    [Fact]
    public async Task Every_step_of_the_self_test_succeeds()
    {
        Assert.SkipUnless(SelfTestRun.CanRun, "NOT TESTED: bash, curl or jq is missing");
        await using var self = await SelfTestRun.ToItsEndAsync(Images);

        self.Job.Conclusion.Should().Be("success", self.Job.LogText);
        self.Steps.Where(step => !step.StartsWith("success", StringComparison.Ordinal))
            .Should()
            .Equal(
                ["skipped Run actions/setup-dotnet", "skipped Build ms", "skipped What the sandbox was asked"],
                "an ms of this build is handed in"
            );
        self.Job.LogText.Should().Contain("violations: 0").And.NotContain("ghs_");
    }

    [Fact]
    public async Task Where_docker_has_a_bridge_everything_is_served_at_its_address()
    {
        Assert.SkipUnless(
            SelfTestRun.CanRun && OperatingSystem.IsLinux(),
            "NOT TESTED: only Linux has more than one address for loopback"
        );
        // what iproute2 says of docker's bridge, at another address
        await using var self = await SelfTestRun.ToItsEndAsync(
            Images,
            (
                "ip -4 -o address show dev docker0 2>/dev/null",
                "echo '3: docker0    inet 127.0.0.2/16 brd 127.0.255.255 scope global docker0'"
            )
        );

        self.Job.Conclusion.Should().Be("success", self.Job.LogText);
        self.Job.LogText.Should()
            .Contain("\"api_url\": \"http://127.0.0.2:")
            .And.Contain("api-url: http://127.0.0.2:")
            .And.NotContain("api-url: http://127.0.0.1:");
    }

    [Theory]
    // a release that is not the candidate's bytes
    [InlineData("cmp - \"dist/$SETUP\"", "cmp - \"dist/$SETUP.sig\"", "What is there")]
    // a state that the action does not say
    [InlineData("is AGAIN \"unchanged 0\"", "is AGAIN \"published 5\"", "What the steps say")]
    // a candidate that is refused must not pass for one that holds
    [InlineData("required-assets: \"*.dmg\"", "required-assets: \"*.exe\"", "What the steps say")]
    // a request that a well-behaved client would not have sent
    [InlineData(
        "    jq -e '.draft == false and",
        "    get \"$API/nothing\" || true\n          jq -e '.draft == false and",
        "End the sandbox"
    )]
    public async Task What_does_not_hold_fails_it_where_it_is_looked_at_and_shows_what_the_sandbox_was_asked(
        string old,
        string changed,
        string step
    )
    {
        Assert.SkipUnless(SelfTestRun.CanRun, "NOT TESTED: bash, curl or jq is missing");
        await using var self = await SelfTestRun.ToItsEndAsync(Images, (old, changed));

        self.Job.Conclusion.Should().Be("failure", self.Job.LogText);
        self.Steps.Where(shown => shown.StartsWith("failure", StringComparison.Ordinal))
            .Should()
            .Equal($"failure {step}");
        self.Steps.Should().Contain("success What the sandbox was asked");
        self.Job.LogText.Should().Contain("ms: stopped; requests: ");
    }
}
