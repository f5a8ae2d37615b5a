using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Seeds;

/// <summary>What of a checkout is rehearsed: its history, and what git would commit of the rest.</summary>
[Needs(Need.Nothing)]
public sealed class CheckoutCopyTests : IAsyncLifetime
{
    private readonly TemporaryFolder temporary = new();
    private GitHubSandbox github = null!;

    private string Checkout => temporary["desk"];

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Checkout);
        await Git("init", "--quiet", "--initial-branch", "main");
        await Git("config", "user.name", "a");
        await Git("config", "user.email", "a@localhost");
        foreach (var name in (string[])["gone.txt", "local.txt", "said.txt", "turned"])
        {
            Write(name, name);
        }
        await Git("add", "--all");
        await Git("commit", "--quiet", "--message", "First");
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        temporary.Dispose();
    }

    [Fact]
    public void It_is_of_the_branch_that_is_released()
    {
        Write("ms-release.json", """{ "schema": 2, "branch": "develop" }""");

        var repository = CheckoutCopy.Make(github, Checkout);

        repository.DefaultBranch.Should().Be("develop");
        repository.ReadFile("said.txt", "develop").Should().NotBeNull();
        repository.Resolve("refs/heads/main").Should().BeNull();
    }

    [Fact]
    public async Task What_git_would_commit_comes_along_and_nothing_that_it_ignores()
    {
        await Git("rm", "--quiet", "--cached", "local.txt");
        Write(".gitignore", "*.log\nlocal.txt\n");
        Write(".git/info/exclude", "secret.txt\n");
        Write("../everywhere", "*.swp\n");
        await Git("config", "core.excludesFile", temporary["everywhere"]);
        foreach (var ignored in (string[])["a.log", "secret.txt", "b.swp"])
        {
            Write(ignored, "nobody's");
        }
        File.Delete(Path.Combine(Checkout, "gone.txt"));
        File.Delete(Path.Combine(Checkout, "turned"));
        Write("turned/into a folder", "");
        Write("größer\nals \"x\".txt", "");
        Write("said.txt", "said again");
        await Git("init", "--quiet", "nested");
        var other = (await Git("rev-parse", "HEAD")).Trim();
        await Git("update-index", "--add", "--cacheinfo", $"160000,{other},submodule");
        Directory.CreateDirectory(Path.Combine(Checkout, "submodule"));

        var copy = CheckoutCopy.Make(github, Checkout);

        (await Of(copy, "ls-tree", "-r", "-z", "--name-only", "HEAD"))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .Equal(".gitignore", "größer\nals \"x\".txt", "said.txt", "submodule", "turned/into a folder");
        copy.ReadFile("said.txt").Should().Equal("said again"u8.ToArray());
        (await Of(copy, "log", "--format=%s")).Should().Be("What is not committed yet\nFirst\n");
        (await Git("status", "--porcelain")).Should().Contain("?? nested/", "the checkout is only read");
    }

    [Fact]
    public async Task Where_everything_is_committed_the_last_commit_is_it()
    {
        var copy = CheckoutCopy.Make(github, Checkout);

        copy.Resolve("main").Should().Be((await Git("rev-parse", "HEAD")).Trim());
    }

    [Fact]
    public async Task What_is_not_checked_out_is_as_the_commit_has_it()
    {
        await Git("update-index", "--skip-worktree", "gone.txt");
        File.Delete(Path.Combine(Checkout, "gone.txt"));

        CheckoutCopy.Make(github, Checkout).ReadFile("gone.txt").Should().Equal("gone.txt"u8.ToArray());
    }

    [Fact]
    public async Task Of_a_shallow_clone_the_history_that_it_has_is_rehearsed()
    {
        foreach (var more in (string[])["Second", "Third"])
        {
            await Git("commit", "--quiet", "--allow-empty", "--message", more);
        }
        await Git("tag", "v1.0.0", "HEAD^");
        await Git("tag", "--annotate", "--message", "It", "v1.1.0", "HEAD");
        await Git("clone", "--quiet", "--depth", "2", $"file://{Checkout}", temporary["shallow"]);

        var copy = CheckoutCopy.Make(github, temporary["shallow"]);

        (await Of(copy, "log", "--format=%s")).Should().Be("Third\nSecond\n");
        (await Of(copy, "rev-parse", "--is-shallow-repository"))
            .Should()
            .Be("false\n", "whoever reads on finds the end");
        (await Of(copy, "fsck", "--connectivity-only", "--no-dangling")).Should().BeEmpty();
        (await Of(copy, "log", "--no-walk=unsorted", "--format=%s", "v1.0.0", "v1.1.0")).Should().Be("Second\nThird\n");
        copy.ReadFile("said.txt").Should().Equal("said.txt"u8.ToArray());
    }

    [Fact]
    public void What_is_no_checkout_is_refused_with_what_to_do()
    {
        var make = () => CheckoutCopy.Make(github, temporary.Path);

        var failure = make.Should().Throw<ActionFailure>().Which;

        (failure.ExitCode, failure.Why, failure.ToDo)
            .Should()
            .Be(
                (
                    ExitCode.BadInput,
                    "The last commit, and what is not committed yet, is what is rehearsed",
                    "Name the root of a git checkout that has a commit"
                )
            );
        failure
            .What.Should()
            .StartWith($"--repo {temporary.Path}: its commits could not be read: ")
            .And.NotContain("\n");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(Checkout, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private Task<string> Git(params string[] arguments) => Git(Checkout, arguments);

    private static Task<string> Of(SandboxRepository repository, params string[] arguments) =>
        Git(repository.GitFolder, arguments);

    private static async Task<string> Git(string folder, string[] arguments)
    {
        var (code, said) = await Tool.RunAsync("git", folder, arguments);
        code.Should().Be(0, said);
        return said;
    }
}
