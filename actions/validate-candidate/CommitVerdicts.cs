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
    /// What stands against each; only <c>success</c> is green, and where a check was run several times the last run
    /// counts. What somebody else reports under a name is not believed, and said.
    /// </summary>
    public IEnumerable<string> Problems(IReadOnlyList<NamedCheck> checks)
    {
        foreach (var check in checks)
        {
            var run = Runs.Where(check.Is).OrderBy(run => run.StartedAt).ThenBy(run => run.Id).LastOrDefault();
            var status = Statuses.FirstOrDefault(check.Is);
            if (run is null && status is null)
            {
                yield return check.IsStatus ? $"the status '{check.Name}' was never set on this commit"
                : Others(check) is { Count: > 0 } others
                    ? $"the check '{check.Name}' of {check.App} never ran on this commit, and what bears its name is "
                        + string.Join(", ", others)
                : $"the check '{check.Name}' never ran on this commit";
            }
            if (run is not null and not { Status: "completed", Conclusion: "success" })
            {
                yield return $"the check '{check.Name}' is "
                    + $"{(run.Status == "completed" ? run.Conclusion ?? "without a conclusion" : run.Status)}";
            }
            if (status is not null and not { State: "success" })
            {
                yield return $"the status '{check.Name}' is {status.State}";
            }
        }
    }

    // lines that would name what somebody else reports under the name
    private IReadOnlyList<string> Others(NamedCheck check) =>
        [
            .. Runs.Where(run => run.Name == check.Name)
                .Select(run => run.App?.Slug)
                .OfType<string>()
                .Distinct()
                .Select(app => $"app:{app} {check.Name}"),
            .. Statuses.Where(status => status.Context == check.Name).Select(_ => $"status:{check.Name}"),
        ];
}
