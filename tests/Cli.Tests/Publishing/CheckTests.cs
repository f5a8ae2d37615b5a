using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>Whether a commit can be released as a version.</summary>
[Needs(Need.Nothing)]
public sealed class CheckTests : IDisposable
{
    private readonly SourceCheckout checkout = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task A_merged_commit_that_names_the_version_can_be_released()
    {
        (await checkout.Check("1.2.3", checkout.Version("1.2.3"))).Should().Be((0, "tag=v1.2.3\nimage=\n", ""));
    }

    [Fact]
    public async Task A_release_that_is_there_already_tells_its_image_so_that_none_is_built_again()
    {
        var source = checkout.Version("1.2.3");
        await checkout.Publish("1.2.3", source);
        (await checkout.Check("1.2.3", source))
            .Should()
            .Be((0, $"tag=v1.2.3\nimage=ghcr.io/org/ms-release-actions@{checkout.Digest}\n", ""));
    }

    [Fact]
    public async Task Everything_that_speaks_against_it_is_said_at_once()
    {
        var first = checkout.Version("1.2.3");
        await checkout.Publish("1.2.3", first);
        checkout.Version("1.2.4");
        checkout.Source("checkout", "--quiet", "-b", "side");
        checkout.Source(
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@example.com",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            "side"
        );
        var side = checkout.Source("rev-parse", "HEAD");

        var (code, output, error) = await checkout.Check("1.2.3", side);
        (code, output).Should().Be((1, ""));
        error
            .Should()
            .Be(
                $"""
                release-tree: {side} is not reachable from refs/remotes/origin/main: only what was merged is released
                  Directory.Build.props of {side} says version '1.2.4', not '1.2.3': merge the version first
                  CHANGELOG.md of {side} has no heading '## [1.2.3]': say there what the release brings
                  v1.2.3 is published already, from commit {first}: a published version never changes, release under the next one

                """
            );
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_named()
    {
        checkout.Version("1.2.3");
        var (code, _, error) = await checkout.Check("1.2.3", new string('0', 40));
        (code, error)
            .Should()
            .Be(
                (
                    1,
                    $"release-tree: {new string('0', 40)} is no commit of this checkout: fetch the whole history, "
                        + "and name a commit of it\n"
                )
            );
    }
}
