using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class WorkflowRunTests : ValidateTest
{
    private static readonly (string, string) Workflow = ("workflow", WorkflowPath);

    [Fact]
    public async Task The_run_that_sealed_it_holds_while_it_is_still_running()
    {
        Run.AddJob("seal");
        Seal();

        await ShouldHoldAsync(Workflow);
    }

    [Fact]
    public async Task A_sealing_job_that_failed_afterwards_does_no_harm()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var seal = Run.AddJob("seal");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Seal();
        Clock.Advance(TimeSpan.FromMinutes(1));
        seal.Complete("failure");
        Run.Complete("failure");

        await ShouldHoldAsync(Workflow);
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("cancelled")]
    [InlineData("timed_out")]
    public async Task A_build_job_that_failed_does(string conclusion)
    {
        Run.AddJob("build (windows)").Complete(conclusion);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Run.AddJob("seal");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Seal();

        await ShouldFailAsync(
            1,
            [$"the job 'build (windows)' of run {Run.Id}, attempt 1, ended with {conclusion}"],
            Workflow
        );
    }

    [Fact]
    public async Task A_job_after_the_sealing_one_that_failed_does()
    {
        var seal = Run.AddJob("seal");
        Seal();
        seal.Succeed();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Run.AddJob("notify").Complete("failure");

        await ShouldFailAsync(1, ["the job 'notify'"], Workflow);
    }

    [Fact]
    public async Task A_failure_of_an_earlier_attempt_does_no_harm()
    {
        Run.AddJob("build (windows)").Complete("failure");
        Run.Complete("failure");
        Again();
        Seal(manifest => manifest with { RunAttempt = 2 });

        await ShouldHoldAsync(Workflow);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_attempt_that_never_was_does_not_hold(int attempt)
    {
        Seal(manifest => manifest with { RunAttempt = attempt });

        await ShouldFailAsync(1, [$"has 1 attempts, candidate.json names number {attempt}"], Workflow);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(987654321)]
    public async Task A_run_that_this_repository_does_not_have_does_not_hold(long runId)
    {
        Seal(manifest => manifest with { RunId = runId });

        await ShouldFailAsync(1, [$"names the run {runId}, which this repository does not have"], Workflow);
    }

    [Fact]
    public async Task A_run_of_another_workflow_does_not_hold()
    {
        Repo.Commit(
            new Dictionary<string, string> { [".github/workflows/other.yml"] = "on: workflow_dispatch\njobs: {}\n" },
            "another workflow"
        );
        var other = Repo.Actions.AddRun("other.yml", new NewRun("workflow_dispatch", "main", Sha));
        Seal(manifest => manifest with { RunId = other.Id, Workflow = ".github/workflows/other.yml" });

        await ShouldFailAsync(
            1,
            [
                "names the workflow '.github/workflows/other.yml'",
                $"run {other.Id} is a run of .github/workflows/other.yml",
            ],
            Workflow
        );
    }

    [Fact]
    public async Task A_run_that_was_pushed_does_not_hold()
    {
        var pushed = Repo.Actions.AddRun("candidate.yml", new NewRun("push", "main", Sha));
        Seal(manifest => manifest with { RunId = pushed.Id });

        await ShouldFailAsync(1, ["was started by push, not by workflow_dispatch"], Workflow);
    }

    [Fact]
    public async Task A_run_on_another_branch_does_not_hold()
    {
        Repo.CreateBranch("side", Sha);
        var side = Repo.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "side", Sha));
        Seal(manifest => manifest with { RunId = side.Id });

        await ShouldFailAsync(1, ["ran on side, not on the default branch main"], Workflow);
    }

    private void Again()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{Github.ApiUrl}/repos/org/ms-manager/actions/runs/{Run.Id}/rerun-failed-jobs"
        );
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        request.Headers.TryAddWithoutValidation("User-Agent", "tests");
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.github+json");
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
        client.Send(request).EnsureSuccessStatusCode();
        Github.Log.Clear();
    }
}
