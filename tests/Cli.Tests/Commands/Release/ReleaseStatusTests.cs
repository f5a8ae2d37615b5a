using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>Status as it is typed.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseStatusTests : ReleasableGitHub
{
    [Fact]
    public async Task A_release_that_is_on_its_way_is_shown_with_the_command_that_goes_on()
    {
        await TypeAsync("release", "app", "publish", "--channel", "beta", "--auto", "--yes");
        Github.Log.Clear();

        var (code, output, _) = await TypeAsync("release", "app", "status");

        code.Should().Be(0);
        output
            .Should()
            .StartWith("v1.3.3-beta.1 of org/ms-manager\n\n  ✓ bump       #1 bumps ")
            .And.EndWith("continue with: ms release app publish --channel beta --auto --tag v1.3.3-beta.1 --watch\n");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_only_looks_is_told_of_a_long_limit_at_once()
    {
        Github.ExhaustRateLimit(Token);
        var clock = new TestClock();
        clock.Advance(Github.Now - clock.GetUtcNow());
        var typed = new TypedCommand(
            variables: [("GITHUB_API_URL", Github.ApiUrl), ("GH_TOKEN", Token), ("GH_REPO", "org/ms-manager")]
        );

        var code = await CommandLine.RunAsync(["release", "app", "status"], typed.Terminal with { Time = clock });

        (code, clock.Waits.Count).Should().Be((3, 0));
        typed.Error.Should().Contain("API rate limit exceeded").And.Contain("GitHub's rate limit ends at");
    }

    [Fact]
    public async Task A_published_release_is_shown_with_its_commit()
    {
        var (code, document) = await TypeJsonAsync("release", "app", "status", "v1.3.2");

        code.Should().Be(0);
        (
            document["tag"]!.ToString(),
            document["source_sha"]!.ToString(),
            document["published"]!.GetValue<bool>(),
            document["continue"]
        )
            .Should()
            .Be(("v1.3.2", Released, true, null));
    }

    [Fact]
    public async Task A_release_that_nobody_knows_is_a_no()
    {
        var (code, _, error) = await TypeAsync("release", "app", "status", "v9.0.0");

        (code, error)
            .Should()
            .Be(
                (
                    1,
                    "ms: org/ms-manager has no release v9.0.0, and none is on its way. No pull request bumps it. "
                        + "`ms release app plan` tells what the next release would be.\n"
                )
            );
    }
}
