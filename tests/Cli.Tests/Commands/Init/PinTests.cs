using MsReleaseActions.Cli;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class PinTests : IAsyncLifetime
{
    private readonly InitFolder folder = new();
    private GitHubSandbox github = null!;
    private SandboxRepository actions = null!;
    private const string Place = "org/ms-release-actions@v1";

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync(new SandboxOptions());
        actions = github.CreateRepository("org/ms-release-actions");
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task Actions_are_pinned_to_the_commit_of_their_tag_and_stay_so()
    {
        var commit = Tag("v1", "one");

        await Run(0, "--actions", Place);
        Uses.Should().HaveCount(9).And.OnlyContain(line => line.EndsWith($"@{commit} # v1", StringComparison.Ordinal));
        github.Log.WriteAttempts.Should().BeEmpty();
        var lint = new TypedCommand();
        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0);
        lint.Output.Should()
            .Contain(".github/workflows/ci.yml:12")
            .And.NotContain("pin-without-version")
            .And.NotContain("lane-changed");

        var asked = github.Log.Requests.Count;
        var before = folder.Files.ToList();
        (await Run(0)).Output.Should().EndWith("Everything is up to date.\n");
        folder.Files.Should().Equal(before);
        github.Log.Requests.Should().HaveCount(asked, "a pin is known without GitHub");
        await Run(0, "--pin");
        folder.Files.Should().Equal(before);
    }

    [Theory]
    [InlineData("--no-pin")]
    [InlineData("--unpin")]
    public async Task Who_wants_the_tag_gets_it_and_is_not_asked_again(string option)
    {
        var commit = Tag("v1", "one");

        (await Run(0, option, "--actions", Place)).Output.Should().NotContain("can be moved");
        Uses.Should().OnlyContain(line => line.EndsWith("@v1", StringComparison.Ordinal));
        github.Log.Requests.Should().BeEmpty();
        (await Run(0)).Output.Should().EndWith("Everything is up to date.\n");
        Uses.Should().OnlyContain(line => line.EndsWith("@v1", StringComparison.Ordinal));

        await Run(0, "--pin");
        Uses.Should().OnlyContain(line => line.EndsWith($"@{commit} # v1", StringComparison.Ordinal));
        await Run(0, option);
        Uses.Should().OnlyContain(line => line.EndsWith("@v1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_commit_can_be_known_the_actions_keep_their_name_and_the_next_run_asks_again()
    {
        (await Run(0, "--actions", Place))
            .Output.Should()
            .Contain(
                $"The actions are named {Place}, which can be moved, and not by a commit: There is no {Place} on "
                    + "127.0.0.1, or the token may not see it. Run `ms init --pin` where it can be asked; --no-pin says "
                    + "that the name is meant"
            );
        Uses.Should().OnlyContain(line => line.EndsWith("@v1", StringComparison.Ordinal));

        var commit = Tag("v1", "one");
        await Run(0);
        Uses.Should().OnlyContain(line => line.EndsWith($"@{commit} # v1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_a_commit_is_named_as_it_is()
    {
        await Run(0, "--actions", $"org/ms-release-actions@{new string('a', 40)}");

        Uses.Should().OnlyContain(line => line.EndsWith($"@{new string('a', 40)}", StringComparison.Ordinal));
        github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_tag_leads_to_later_is_taken_only_when_that_is_asked_for()
    {
        Tag("v1", "one");
        await Run(0, "--actions", Place);
        var later = Tag("v2", "two");
        folder["ms-release.json"] = folder["ms-release.json"].Replace("@v1", "@v2", StringComparison.Ordinal);

        await Run(0);

        Uses.Should().OnlyContain(line => line.EndsWith($"@{later} # v2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_said()
    {
        (await Run(2, "--pin", "--actions", Place))
            .Error.Should()
            .StartWith("ms: There is no org/ms-release-actions@v1 on 127.0.0.1, or the token may not see it.");

        folder.Added.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_GitHub_nothing_is_pinned_and_it_is_said_what_to_do()
    {
        var typed = new TypedCommand(variables: [("GITHUB_API_URL", "http://127.0.0.1:1"), ("GH_TOKEN", "x")]);

        (
            await CommandLine.RunAsync(
                ["init", "--yes", "--pin", "--actions", Place],
                folder.In(typed.Terminal) with
                {
                    Time = new Testing.TestClock(),
                }
            )
        )
            .Should()
            .Be(3);

        typed
            .Error.Should()
            .StartWith("ms: 127.0.0.1 was asked which commit org/ms-release-actions@v1 is: ")
            .And.EndWith(
                "Run it where GitHub can be reached, or with --no-pin: then the files name the actions as they are.\n"
            );
        folder.Added.Should().BeEmpty();
    }

    private IEnumerable<string> Uses =>
        ((string[])[InitFolder.Candidate, InitFolder.Release])
            .SelectMany(path => folder[path].Split('\n'))
            .Where(line => line.Contains("org/ms-release-actions/", StringComparison.Ordinal));

    private string Tag(string name, string text)
    {
        var commit = actions.Commit(new Dictionary<string, string> { ["README.md"] = text }, text);
        actions.CreateTag(name, commit);
        return commit;
    }

    private async Task<TypedCommand> Run(int code, params string[] arguments)
    {
        var typed = new TypedCommand(
            variables: [("GITHUB_API_URL", github.ApiUrl), ("GH_TOKEN", github.AdminToken("operator"))]
        );
        (await CommandLine.RunAsync(["init", "--yes", .. arguments], folder.In(typed.Terminal)))
            .Should()
            .Be(code, typed.Error);
        return typed;
    }
}
