using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>What was said of the source commit, in both of GitHub's ways.</summary>
internal sealed record CommitVerdicts(IReadOnlyList<CheckRun> Runs, IReadOnlyList<CommitStatus> Statuses)
{
    public static async Task<CommitVerdicts?> ReadAsync(
        GitHubClient gitHub,
        RepositoryName repository,
        string sha,
        CancellationToken cancellation
    ) =>
        new(
            await gitHub.Checks.ListRunsAsync(repository, sha, cancellation),
            await gitHub.Checks.ListStatusesAsync(repository, sha, cancellation)
        );

    /// <summary>
    /// What stands against each name; only <c>success</c> is green, and where a name was run several times the last run
    /// counts.
    /// </summary>
    public IEnumerable<string> Problems(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var run = Runs.Where(run => run.Name == name)
                .OrderBy(run => run.StartedAt)
                .ThenBy(run => run.Id)
                .LastOrDefault();
            var status = Statuses.FirstOrDefault(status => status.Context == name);
            if (run is null && status is null)
            {
                yield return $"the check '{name}' never ran on this commit";
            }
            if (run is not null and not { Status: "completed", Conclusion: "success" })
            {
                yield return $"the check '{name}' is "
                    + $"{(run.Status == "completed" ? run.Conclusion ?? "without a conclusion" : run.Status)}";
            }
            if (status is not null and not { State: "success" })
            {
                yield return $"the status '{name}' is {status.State}";
            }
        }
    }
}
