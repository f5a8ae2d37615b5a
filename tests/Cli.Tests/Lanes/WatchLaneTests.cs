using System.Text;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>A release that the lanes made, once for all tests that put right what they did to it.</summary>
public sealed class ReleasedProduct : LaneTest, IAsyncLifetime
{
    internal RehearsalEnvironment Stage { get; private set; } = null!;

    internal string Printed => Log;

    public async ValueTask InitializeAsync()
    {
        (Stage, var driver) = await SealedAsync();
        await driver.DecideAsync(await driver.ReleaseAsync(), approve: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        Dispose();
    }
}

/// <summary>
/// <c>watch.yml</c> as it is installed, executed after a release of the lanes and after what somebody with write access
/// does past them.
/// </summary>
[Needs(Need.Lane)]
public sealed class WatchLaneTests(ReleasedProduct product) : LaneTest, IClassFixture<ReleasedProduct>
{
    private const string HandMade = "v9.9.9";
    private readonly RehearsalEnvironment environment = product.Stage;

    private SandboxRepository Repository => environment.Product.Repository;

    private SandboxRelease Published => Repository.Releases.Published(environment.ReleaseTag)!;

    [Fact]
    public async Task What_the_lanes_released_holds_and_started_no_watch_by_itself()
    {
        WatchesOf(environment.ReleaseTag)
            .Should()
            .BeEmpty("GitHub starts nothing for what a workflow's token published");

        var watch = await WatchedAsync();

        (watch.Conclusion, Errors(environment, watch)).Should().Be(("success", ""), product.Printed);
        watch
            .Jobs.Single()
            .Steps.Select(step => (step.Name, step.Conclusion))
            .Should()
            .Contain([
                ("What is published is what the lanes made", "success"),
                ("Attested by candidate.yml of the default branch", "success"),
            ]);
    }

    [Fact]
    public async Task The_workflow_on_the_actions_page_looks_at_it_too()
    {
        var page = MarkdownFile.Read("actions/verify-release/README.md").Blocks.First(block => block.Info == "yaml");
        Repository.Commit(new Dictionary<string, string> { [".github/workflows/page.yml"] = page.Text }, "the page");

        var watch = await WatchedAsync("page.yml");

        (watch.Conclusion, Errors(environment, watch)).Should().Be(("success", ""), product.Printed);
    }

    [Fact]
    public async Task A_release_that_a_writer_made_by_hand_starts_it_and_is_named_with_its_author()
    {
        await PublishAsync();
        var started = WatchesOf(HandMade).Single();
        await People(environment).EndedAsync(started);
        var later = await WatchedAsync();

        foreach (var watch in (SandboxRun[])[started, later])
        {
            (watch.Conclusion, Errors(environment, watch).Split(" (published ")[0])
                .Should()
                .Be(
                    ("failure", $"no lane made {HandMade}: it holds no candidate.json, or its tag is no version"),
                    product.Printed
                );
            Errors(environment, watch).Should().Contain(" by mallory)");
        }
        started.Made.Event.Should().Be("release");
        Repository.Releases.Remove(Repository.Releases.Published(HandMade)!);
    }

    [Fact]
    public async Task A_release_that_was_exchanged_and_sealed_anew_with_a_stolen_key_is_attested_by_nobody()
    {
        var forged = ForgedAssets.Put(
            Repository,
            Published,
            Published.Assets.First(asset => asset.Name.EndsWith(".dmg", StringComparison.Ordinal)).Name
        );

        var watch = await WatchedAsync();

        watch.Conclusion.Should().Be("failure", product.Printed);
        Errors(environment, watch)
            .Should()
            .Contain("/.github/workflows/candidate.yml@refs/heads/main has not attested what ")
            .And.NotContain("problems");
        forged.Restore();
        (await WatchedAsync()).Conclusion.Should().Be("success");
    }

    [Fact]
    public async Task A_forged_release_with_the_true_files_was_approved_by_nobody()
    {
        var forged = Repository.Releases.AddPublished(HandMade, environment.SourceSha);
        foreach (var asset in Published.Assets)
        {
            forged.AddAsset(asset.Name, asset.ReadBytes());
        }

        var watch = await WatchedAsync();

        watch.Conclusion.Should().Be("failure", product.Printed);
        Errors(environment, watch)
            .Should()
            .Contain($"was dispatched for {HandMade} of {environment.SourceSha}")
            .And.Contain($"candidate.json says version {environment.Version}, the tag means 9.9.9");
        Repository.Releases.Remove(forged);
    }

    private IEnumerable<SandboxRun> WatchesOf(string tag) =>
        Repository.Actions.Runs.Where(run => run.Workflow.FileName == "watch.yml" && run.Made.HeadBranch == tag);

    // what the schedule starts, too
    private async Task<SandboxRun> WatchedAsync(string file = "watch.yml")
    {
        var driver = People(environment);
        var run = (await driver.TryDispatchAsync(file))!;
        await driver.EndedAsync(run);
        return run;
    }

    private async Task PublishAsync()
    {
        using var http = environment.Authorized(
            environment.GitHub.CreateToken("mallory", (Permission.Contents, Access.Write))
        );
        using var made = await http.PostAsync(
            new Uri($"{environment.RepositoryUrl}/releases"),
            new StringContent(
                $$"""{"tag_name":"{{HandMade}}","make_latest":"false"}""",
                Encoding.UTF8,
                "application/json"
            ),
            Cancel
        );
        made.EnsureSuccessStatusCode();
    }
}
