using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.VerifyRelease;

/// <summary>A dispatched run of the workflow that publishes, for one release.</summary>
/// <param name="Job">Its job that publishes; null where it has none.</param>
/// <param name="Approval">Who let it go on; null where nobody did.</param>
internal sealed record Promotion(WorkflowRun Run, WorkflowJob? Job, RunReview? Approval)
{
    // the job's id in the lanes
    private const string PublishingJob = "promote";

    // what published it is among the newest that succeeded, or is under way
    private const int MostRuns = 5;

    private bool IsOver => Run.Status == "completed";

    /// <summary>Those of a release among the runs of the workflow; the likeliest first.</summary>
    public static async Task<IReadOnlyList<Promotion>?> ReadAsync(
        GitHubClient gitHub,
        RepositoryName repository,
        IEnumerable<WorkflowRun> runs,
        ReleaseTag tag,
        CommitSha source,
        VerifyInputs inputs,
        string branch,
        CancellationToken cancellation
    )
    {
        var environment = inputs.Environment;
        var promotions = new List<Promotion>();
        foreach (
            var run in runs.Where(run => IsOf(run, tag, source))
                // anybody who may write can dispatch others with the same title
                .OrderByDescending(run => IsRight(run, inputs.ReleaseWorkflow, branch))
                .ThenBy(Rank)
                .ThenBy(run => run.Id)
                .Take(MostRuns)
        )
        {
            var jobs = await gitHub.Runs.ListJobsAsync(repository, run.Id, run.RunAttempt, cancellation);
            var reviews = environment is null
                ? []
                : await gitHub.Runs.ListReviewsAsync(repository, run.Id, cancellation);
            promotions.Add(
                new Promotion(
                    run,
                    jobs.FirstOrDefault(job => job.Name == PublishingJob),
                    reviews.FirstOrDefault(review =>
                        review.State == "approved" && review.Environments.Any(about => about.Name == environment)
                    )
                )
            );
        }
        return promotions;
    }

    /// <summary>What stands against this run as the one that published.</summary>
    public IEnumerable<string> Problems(string workflow, string branch, string? environment)
    {
        if (Run.Path?.Split('@')[0] != workflow)
        {
            yield return $"run {Run.Id} is a run of {Run.Path ?? "no workflow file"}, not of {workflow}";
        }
        if (Run.Event != "workflow_dispatch")
        {
            yield return $"run {Run.Id} was started by {Run.Event ?? "nothing"}, not by workflow_dispatch";
        }
        if (Run.HeadBranch != branch)
        {
            yield return $"run {Run.Id} ran on {Run.HeadBranch ?? "no branch"}, not on the default branch {branch}";
        }
        if (IsOver && Run.Conclusion != "success")
        {
            yield return $"run {Run.Id} of {workflow} ended with {Run.Conclusion ?? "no conclusion"}";
        }
        if (Job is not { Conclusion: null or "success", StartedAt: not null } || (IsOver && Job.Conclusion is null))
        {
            yield return $"the job '{PublishingJob}' of run {Run.Id} is {Job?.Conclusion ?? Job?.Status ?? "missing"}";
        }
        if (environment is not null && Approval is null)
        {
            yield return $"nobody has approved '{environment}' in run {Run.Id}";
        }
    }

    /// <summary>What it is where nothing stands against it.</summary>
    public string Shown(string? environment) =>
        $"run {Run.Id}, "
        + (environment is null ? "" : $"approved for {environment} by {Approval?.User?.Shown ?? "?"}, ")
        + (IsOver ? "published" : "is still publishing")
        + (Job?.StartedAt is { } began ? $" since {began.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "");

    /// <summary>Whether it is a dispatched run of a workflow on a branch.</summary>
    public static bool IsRight(WorkflowRun run, string workflow, string branch) =>
        run.Path?.Split('@')[0] == workflow && run is { Event: "workflow_dispatch" } && run.HeadBranch == branch;

    /// <summary>The tag that the title of a lane's run names; null where it names none.</summary>
    public static string? TagOf(WorkflowRun run) =>
        (run.DisplayTitle ?? "").Split(' ') is [_, var tag, ..] ? tag : null;

    // the title of a lane's run: its word, the tag, of an app the commit, and what the dispatch calls itself
    private static bool IsOf(WorkflowRun run, ReleaseTag tag, CommitSha source) =>
        (run.DisplayTitle ?? "").Split(' ') is [_, var of, .. var rest]
        && of == tag.Text
        && (rest is not [var sha, ..] || !CommitSha.TryParse(sha, out var named, out _) || named == source);

    private static int Rank(WorkflowRun run) =>
        run.Conclusion == "success" ? 0
        : run.Status != "completed" ? 1
        : 2;
}
