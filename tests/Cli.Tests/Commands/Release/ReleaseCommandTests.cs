using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>Plan and publish as they are typed; how the train goes is told by its own tests.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseCommandTests : ReleasableGitHub
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_plan_is_printed_and_written_and_nothing_else_is_touched()
    {
        var path = folder["plans/beta.json"];

        var (code, output, error) = await TypeAsync(
            "release",
            "app",
            "plan",
            "--channel",
            "beta",
            "--auto",
            "--json",
            "--out",
            path
        );

        code.Should().Be(0);
        var plan = JsonNode.Parse(output)!;
        (plan["tag"]!.ToString(), plan["base_sha"]!.ToString(), plan["repo"]!.ToString())
            .Should()
            .Be(("v1.3.3-beta.1", Repo.Resolve("refs/heads/main")!, "org/ms-manager"));
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().Be(output);
        error.Should().EndWith($"ms: wrote {path}; publish it with: ms release app publish --plan {path} --watch\n");
        Directory
            .EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)
            .Should()
            .HaveCount(2, "the folder and the plan");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dry_run_shows_every_write_and_makes_none()
    {
        var (code, output, _) = await TypeAsync(
            "release",
            "app",
            "publish",
            "--channel",
            "beta",
            "--auto",
            "--dry-run"
        );

        code.Should().Be(0);
        output
            .Should()
            .StartWith("v1.3.3-beta.1 of org/ms-manager, channel beta\n")
            .And.Contain("would open the pull request release(app): v1.3.3-beta.1")
            .And.EndWith("8 writes would be made; none was.\n");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_terminal_the_tag_must_be_confirmed_on_the_command_line()
    {
        var (code, output, _) = await TypeAsync("release", "app", "publish", "--channel", "beta", "--auto", "--watch");

        code.Should().Be(2);
        output
            .Should()
            .Contain("v1.3.3-beta.1 must be confirmed, and there is no terminal to ask at\n")
            .And.Contain("Nothing was written\n")
            .And.Contain("Give --confirm-tag v1.3.3-beta.1, or --yes");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_watching_it_ends_where_the_checks_are_at_work_and_says_how_to_go_on()
    {
        string[] line =
        [
            "release",
            "app",
            "publish",
            "--channel",
            "beta",
            "--auto",
            "--confirm-tag",
            "v1.3.3-beta.1",
            "--json",
        ];

        var (code, output, _) = await TypeAsync(line);
        var (again, _, _) = await TypeAsync(line);

        (code, again, Repo.Pulls.All.Count).Should().Be((0, 0, 1));
        var events = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => JsonNode.Parse(text)!)
            .ToList();
        var end = events[^1];
        (end["event"]!.ToString(), end["exit_code"]!.GetValue<int>(), end["continue"]!.ToString())
            .Should()
            .Be(("end", 0, "ms release app publish --channel beta --auto --confirm-tag v1.3.3-beta.1 --json"));
        end["text"]!.ToString().Should().StartWith("Not waited for: #1 waits for core (rust)");
        events.Count(happened => happened["event"]!.ToString() == "write_done").Should().Be(4);
    }

    [Theory]
    [InlineData("--channel is missing", "--auto")]
    [InlineData("Nothing says which commit is released", "--channel", "beta")]
    [InlineData(
        "--auto and --sha exclude each other",
        "--channel",
        "beta",
        "--auto",
        "--sha",
        "0123456789012345678901234567890123456789"
    )]
    [InlineData("--plan says which release is meant", "--plan", "plan.json", "--channel", "beta")]
    [InlineData("--plan no-such-file.json cannot be read", "--plan", "no-such-file.json")]
    [InlineData("--tag must be a tag such as", "--channel", "beta", "--auto", "--tag", "1.2.3")]
    [InlineData("--sha must be a full commit SHA", "--channel", "beta", "--sha", "abc")]
    public async Task What_cannot_be_meant_is_bad_usage_and_asks_at_most_for_the_description(
        string said,
        params string[] options
    )
    {
        var (code, _, error) = await TypeAsync(["release", "app", "publish", .. options]);

        code.Should().Be(2);
        error.Should().StartWith($"ms: {said}");
        // how tags begin stands there
        Github
            .Log.Requests.Where(request =>
                !request.Path.EndsWith("/contents/ms-release.json", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        folder.Dispose();
        base.Dispose(disposing);
    }
}
