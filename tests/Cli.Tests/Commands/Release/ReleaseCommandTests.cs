using System.Text.Json.Nodes;
using MsReleaseActions.Cli;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>Plan, publish and status as they are typed; how the train goes is told by its own tests.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseCommandTests : OperatedGitHub
{
    private static readonly string[] Checks = ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];
    private readonly TemporaryFolder folder = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        Repo.Actions.Environment("candidate");
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "k";
        var head = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "something new\n" }, "something new");
        var run = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", head));
        Array.ForEach(Checks, name => run.AddJob(name).Succeed());
        run.Complete("success");
        Github.Log.Clear();
    }

    [Fact]
    public async Task A_plan_is_printed_and_written_and_nothing_else_is_touched()
    {
        var path = folder["plans/beta.json"];

        var (code, output, error) = await TypeAsync("release", "app", "plan", "--channel", "beta", "--auto", "--json", "--out", path);

        code.Should().Be(0);
        var plan = JsonNode.Parse(output)!;
        (plan["tag"]!.ToString(), plan["base_sha"]!.ToString(), plan["repo"]!.ToString()).Should().Be(("v1.3.3-beta.1", Repo.Resolve("refs/heads/main")!, "org/ms-manager"));
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().Be(output);
        error.Should().EndWith($"ms: wrote {path}; publish it with: ms release app publish --plan {path} --watch\n");
        Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Should().HaveCount(2, "the folder and the plan");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dry_run_shows_every_write_and_makes_none()
    {
        var (code, output, _) = await TypeAsync("release", "app", "publish", "--channel", "beta", "--auto", "--dry-run");

        code.Should().Be(0);
        output.Should().StartWith("v1.3.3-beta.1 of org/ms-manager, channel beta\n").And.Contain("would open the pull request release(app): v1.3.3-beta.1").And.EndWith("7 writes would be made; none was.\n");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_terminal_the_tag_must_be_confirmed_on_the_command_line()
    {
        var (code, output, _) = await TypeAsync("release", "app", "publish", "--channel", "beta", "--auto", "--watch");

        code.Should().Be(2);
        output.Should().Contain("v1.3.3-beta.1 must be confirmed, and there is no terminal to ask at. Nothing was written. Give --confirm-tag v1.3.3-beta.1, or --yes.");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_watching_it_ends_where_the_checks_are_at_work_and_says_how_to_go_on()
    {
        string[] line = ["release", "app", "publish", "--channel", "beta", "--auto", "--confirm-tag", "v1.3.3-beta.1", "--json"];

        var (code, output, _) = await TypeAsync(line);
        var (again, _, _) = await TypeAsync(line);

        (code, again, Repo.Pulls.All.Count).Should().Be((0, 0, 1));
        var events = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => JsonNode.Parse(text)!).ToList();
        var end = events[^1];
        (end["event"]!.ToString(), end["exit_code"]!.GetValue<int>(), end["continue"]!.ToString()).Should().Be(("end", 0, "ms release app publish --channel beta --auto --confirm-tag v1.3.3-beta.1 --json"));
        end["text"]!.ToString().Should().StartWith("Not waited for: #1 waits for core (rust)");
        events.Count(happened => happened["event"]!.ToString() == "write_done").Should().Be(4);
    }

    [Fact]
    public async Task A_release_that_is_on_its_way_is_shown_with_the_command_that_goes_on()
    {
        await TypeAsync("release", "app", "publish", "--channel", "beta", "--auto", "--yes");
        Github.Log.Clear();

        var (code, output, _) = await TypeAsync("release", "app", "status");

        code.Should().Be(0);
        output.Should().StartWith("v1.3.3-beta.1 of org/ms-manager\n\n  ✓ bump       #1 bumps ").And.EndWith("continue with: ms release app publish --channel beta --auto --tag v1.3.3-beta.1 --watch\n");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_only_looks_is_told_of_a_long_limit_at_once()
    {
        Github.ExhaustRateLimit(Token);
        var clock = new TestClock();
        clock.Advance(Github.Now - clock.GetUtcNow());
        var typed = new TypedCommand(variables: [("GITHUB_API_URL", Github.ApiUrl), ("GH_TOKEN", Token), ("GH_REPO", "org/ms-manager")]);

        var code = await CommandLine.RunAsync(["release", "app", "status"], typed.Terminal with { Time = clock });

        (code, clock.Waits.Count).Should().Be((3, 0));
        typed.Error.Should().Contain("API rate limit exceeded").And.Contain("GitHub's rate limit ends at");
    }

    [Fact]
    public async Task A_published_release_is_shown_with_its_commit()
    {
        var (code, document) = await TypeJsonAsync("release", "app", "status", "v1.3.2");

        code.Should().Be(0);
        (document["tag"]!.ToString(), document["source_sha"]!.ToString(), document["published"]!.GetValue<bool>(), document["continue"]).Should().Be(("v1.3.2", Released, true, null));
    }

    [Fact]
    public async Task A_release_that_nobody_knows_is_a_no()
    {
        var (code, _, error) = await TypeAsync("release", "app", "status", "v9.0.0");

        (code, error).Should().Be((1, "ms: org/ms-manager has no release v9.0.0, and none is on its way. No pull request bumps it. `ms release app plan` tells what the next release would be.\n"));
    }

    [Theory]
    [InlineData("--channel is missing", "--auto")]
    [InlineData("Nothing says which commit is released", "--channel", "beta")]
    [InlineData("--auto and --sha exclude each other", "--channel", "beta", "--auto", "--sha", "0123456789012345678901234567890123456789")]
    [InlineData("--plan says which release is meant", "--plan", "plan.json", "--channel", "beta")]
    [InlineData("--plan no-such-file.json cannot be read", "--plan", "no-such-file.json")]
    [InlineData("--tag must be a tag such as", "--channel", "beta", "--auto", "--tag", "1.2.3")]
    [InlineData("--sha must be a full commit SHA", "--channel", "beta", "--sha", "abc")]
    public async Task What_cannot_be_meant_is_bad_usage_and_asks_GitHub_nothing(string said, params string[] options)
    {
        var (code, _, error) = await TypeAsync(["release", "app", "publish", .. options]);

        code.Should().Be(2);
        error.Should().StartWith($"ms: {said}");
        Github.Log.Requests.Should().BeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        folder.Dispose();
        base.Dispose(disposing);
    }
}
