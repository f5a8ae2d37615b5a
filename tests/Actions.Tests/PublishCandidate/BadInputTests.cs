using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class BadInputTests : PublishTest
{
    [Theory]
    [InlineData("token", "", "token is required")]
    [InlineData("repository", "ms-manager", "repository must be owner/name")]
    [InlineData("api-url", "ftp://x", "api-url must be")]
    [InlineData("source-sha", "", "source-sha is required")]
    [InlineData("source-sha", "ABCDEF0123456789ABCDEF0123456789ABCDEF01", "source-sha must be a full commit SHA")]
    [InlineData("source-sha", "abc1234", "source-sha must be a full commit SHA")]
    [InlineData("candidate-tag", "rc-1", "candidate-tag must start with rc-")]
    [InlineData(
        "candidate-tag",
        "rc-0123456789abcdef0123456789abcdef01234567",
        "candidate-tag must end with source-sha"
    )]
    [InlineData("files", "", "files is required")]
    [InlineData("files", "../*", "files must stay inside the workspace")]
    [InlineData("files", "/etc/passwd", "files must stay inside the workspace")]
    [InlineData("version", "v1.2.3", "version must be")]
    [InlineData("version", "1.2", "version must be")]
    [InlineData("version", "1.02.3", "version must be")]
    [InlineData("version", "1.2.3+5", "version must be")]
    [InlineData(
        "inputs",
        "ui=org/ui@main",
        "inputs must be lines id=owner/name@sha, such as ui=org/ui@0123…, not 'ui=org/ui@main'"
    )]
    [InlineData(
        "inputs",
        "UI=org/ui@1111111111111111111111111111111111111111",
        "inputs must be lines id=owner/name@sha"
    )]
    [InlineData(
        "inputs",
        "ui=org/ui@1111111111111111111111111111111111111111\nui=org/ui@1111111111111111111111111111111111111111",
        "inputs names ui twice"
    )]
    [InlineData("visibility", "public", "visibility must be one of draft, prerelease")]
    [InlineData("concurrency", "0", "concurrency must be a whole number from 1 to 16")]
    [InlineData("concurrency", "many", "concurrency must be a whole number")]
    [InlineData("signing-key", "not a key", "signing-key: it is neither a PEM key")]
    [InlineData("public-key", Keys.PublicOfSeed, "public-key is given without signing-key")]
    [InlineData("updater-platforms", "windows-x86_64", "updater-platforms takes lines of the form key=glob")]
    [InlineData("updater-platforms", "windows-x64=*.exe", "'windows-x64' is no platform")]
    [InlineData(
        "updater-platforms",
        "linux-x86_64=*.deb\nlinux-x86_64=*.rpm",
        "updater-platforms names linux-x86_64 twice"
    )]
    [InlineData("updater-platforms", "linux-x86_64=../*.deb", "updater-platforms must stay inside the workspace")]
    [InlineData("updater-platforms", "linux-x86_64=*.deb", "version is required with updater-platforms")]
    public async Task Bad_input_is_exit_2_and_no_request_at_all(string name, string value, string words)
    {
        var result = await PublishAsync((name, value));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(words).And.Contain("Nothing was sent to GitHub");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GITHUB_RUN_ID", "x")]
    [InlineData("GITHUB_RUN_ATTEMPT", "-1")]
    [InlineData("GITHUB_WORKFLOW_REF", "candidate.yml")]
    public async Task A_run_that_cannot_be_named_is_exit_2(string variable, string value)
    {
        Runner.Variables[variable] = value;

        var result = await PublishAsync();

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(variable);
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var result = await PublishAsync(("source-sha", "x"), ("version", "y"), ("concurrency", "z"));

        result.Error.Should().ContainAll("source-sha", "version", "concurrency");
    }
}
