using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class BadInputTests : ValidateTest
{
    [Theory]
    [InlineData("token", "", "token is required")]
    [InlineData("source-sha", "", "source-sha is required")]
    [InlineData("source-sha", "main", "source-sha must be a full commit SHA")]
    [InlineData("candidate-tag", "v1.2.3", "candidate-tag must start with rc-")]
    [InlineData("expect", "present", "expect must be one of sealed, absent, any")]
    [InlineData("verify", "yes", "verify must be one of digest, download, none")]
    [InlineData("reachable-from", "a..b", "reachable-from must be a branch")]
    [InlineData("workflow", "candidate.yml", "workflow must be the path of a workflow file")]
    [InlineData(
        "workflow",
        ".github/workflows/candidate.yml@refs/heads/main",
        "workflow must be the path of a workflow file"
    )]
    [InlineData("public-key", "x", "public-key: it is neither a PEM key")]
    [InlineData("public-key", "AAAA", "public-key: it is base64 of 3 bytes")]
    [InlineData("wait-minutes", "-1", "wait-minutes must be a whole number from 0 to 1440")]
    [InlineData("wait-minutes", "1.5", "wait-minutes must be a whole number")]
    [InlineData("download-path", "../elsewhere", "download-path must stay inside the workspace")]
    [InlineData("download-path", "/etc", "download-path must stay inside the workspace")]
    public async Task Bad_input_is_exit_2_and_no_request_at_all(string name, string value, string words)
    {
        var result = await ValidateAsync((name, value));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(words).And.Contain("Nothing was sent to GitHub");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Waiting_for_what_is_not_to_be_there_is_bad_input()
    {
        var result = await ValidateAsync(("expect", "absent"), ("wait-minutes", "5"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("wait-minutes");
    }
}
