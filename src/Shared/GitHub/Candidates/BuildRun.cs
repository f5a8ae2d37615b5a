using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>The run that <c>candidate.json</c> names.</summary>
/// <param name="Run">Null when the repository has no such run.</param>
/// <param name="Jobs">Of the attempt that <c>candidate.json</c> names; empty when there was no such attempt.</param>
public sealed record BuildRun(WorkflowRun? Run, IReadOnlyList<WorkflowJob> Jobs, string DefaultBranch)
{
    public static async Task<BuildRun?> ReadAsync(
        GitHubClient gitHub,
        RepositoryName repository,
        CandidateManifest manifest,
        CancellationToken cancellation
    )
    {
        var branch = (await gitHub.Repositories.GetAsync(repository, cancellation))?.DefaultBranch ?? "";
        var run = manifest.RunId > 0 ? await gitHub.Runs.GetAsync(repository, manifest.RunId, cancellation) : null;
        var hasAttempt = run is not null && manifest.RunAttempt >= 1 && manifest.RunAttempt <= run.RunAttempt;
        return new BuildRun(
            run,
            hasAttempt
                ? await gitHub.Runs.ListJobsAsync(repository, manifest.RunId, manifest.RunAttempt, cancellation)
                : [],
            branch
        );
    }

    /// <summary>What stands against this run as the maker of the candidate.</summary>
    /// <param name="workflow">The path that it must be a run of.</param>
    /// <param name="sealedAt">When <c>candidate.json</c> was uploaded; null when GitHub does not say.</param>
    public IEnumerable<string> Problems(CandidateManifest manifest, string workflow, DateTimeOffset? sealedAt)
    {
        foreach (var problem in OfIdentity(manifest, workflow))
        {
            yield return problem;
        }
        var sealing = SealingJob(sealedAt);
        foreach (
            var job in Jobs.Where(job =>
                job != sealing && job.Conclusion is not (null or "success" or "skipped" or "neutral")
            )
        )
        {
            yield return $"the job '{job.Name}' of run {manifest.RunId}, attempt {manifest.RunAttempt}, ended with "
                + $"{job.Conclusion}";
        }
    }

    /// <summary>What stands against it, however its jobs ended.</summary>
    /// <inheritdoc cref="Problems"/>
    public IEnumerable<string> OfIdentity(CandidateManifest manifest, string workflow)
    {
        if (manifest.Workflow != workflow)
        {
            yield return $"{AssetName.Manifest} names the workflow '{manifest.Workflow}', not {workflow}";
        }
        if (Run is null)
        {
            yield return $"{AssetName.Manifest} names the run {manifest.RunId}, which this repository does not have";
            yield break;
        }
        // an @ref may follow the path
        if (Run.Path?.Split('@')[0] != workflow)
        {
            yield return $"run {Run.Id} is a run of {Run.Path ?? "no workflow file"}, not of {workflow}";
        }
        if (Run.Event != "workflow_dispatch")
        {
            yield return $"run {Run.Id} was started by {Run.Event ?? "nothing"}, not by workflow_dispatch";
        }
        if (Run.HeadBranch != DefaultBranch)
        {
            yield return $"run {Run.Id} ran on {Run.HeadBranch ?? "no branch"}, not on the default branch "
                + $"{DefaultBranch}";
        }
        if (manifest.RunAttempt < 1 || manifest.RunAttempt > Run.RunAttempt)
        {
            yield return $"run {Run.Id} has {Run.RunAttempt} attempts, {AssetName.Manifest} names number "
                + $"{manifest.RunAttempt}";
        }
    }

    /// <summary>
    /// The job that sealed the candidate: of those that were running when <c>candidate.json</c> was uploaded, the one
    /// that began last, because it needs all that build. It may have failed afterwards (an attestation, say): what it
    /// sealed is whole all the same.
    /// </summary>
    private WorkflowJob? SealingJob(DateTimeOffset? sealedAt) =>
        Jobs.Where(job => job.StartedAt <= sealedAt && (job.CompletedAt is null || job.CompletedAt >= sealedAt))
            .OrderBy(job => job.StartedAt)
            .ThenBy(job => job.Id)
            .LastOrDefault();
}
