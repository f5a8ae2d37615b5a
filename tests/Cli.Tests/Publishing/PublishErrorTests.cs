using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>What a release could not even begin with.</summary>
[Needs(Need.Nothing)]
public sealed class PublishErrorTests : IDisposable
{
    private readonly SourceCheckout checkout = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task Bad_inputs_are_all_named_at_once()
    {
        var (code, _, error) = await SourceCheckout.Run(
            "publish",
            "--repository",
            "org",
            "--version",
            "v1.2",
            "--source-sha",
            "main",
            "--image",
            "docker.io/x",
            "--digest",
            "latest"
        );
        code.Should().Be(2);
        error
            .Should()
            .Be(
                """
                release-tree: --repository must be owner/name, not 'org'
                  --version must be a version such as 1.2.3 or 1.2.3-beta.1, without v, not 'v1.2'
                  --source-sha must be a full commit SHA, 40 lower-case hex digits, not 'main'
                  --image must be ghcr.io/owner/name in lower case, without tag or digest, not 'docker.io/x'
                  --digest must be sha256: and 64 lower-case hex digits, not 'latest'

                """
            );
    }

    [Fact]
    public async Task A_remote_that_does_not_answer_is_told_from_a_refusal()
    {
        var (code, _, error) = await checkout.Publish("1.2.3", checkout.Version("1.2.3"), "--remote", "/nowhere");
        (code, error.Contains("the tags of /nowhere could not be read", StringComparison.Ordinal))
            .Should()
            .Be((3, true));
    }
}
