using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Catalog;

/// <summary>Finds out who needs which commit's candidate. Reads only.</summary>
internal sealed class CandidateUses
{
    // a run that waits for an approval ends by itself after 30 days
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(35);

    private const string Bump = "release(app):";

    private readonly IReadOnlyList<WorkflowRun> live;
    private readonly ILookup<string, string> drafts;
    private readonly ILookup<string, string> published;

    private CandidateUses(
        IReadOnlyList<WorkflowRun> live,
        ILookup<string, string> drafts,
        ILookup<string, string> published,
        IReadOnlyList<BranchCommit> commits,
        string prefix
    )
    {
        (this.live, this.drafts, this.published) = (live, drafts, published);
        NewestBump = commits.FirstOrDefault(commit => IsBump(commit.Commit.Message, prefix))?.Sha;
        Subjects = commits
            .DistinctBy(commit => commit.Sha)
            .ToDictionary(commit => commit.Sha, commit => commit.Commit.Message.Split('\n')[0], StringComparer.Ordinal);
    }

    /// <summary>The newest version bump of the branch; null where none is among its newest commits.</summary>
    public string? NewestBump { get; }

    /// <summary>The first lines of the branch's newest commits.</summary>
    public IReadOnlyDictionary<string, string> Subjects { get; }

    public static async Task<CandidateUses> ReadAsync(
        ReleaseServices services,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    )
    {
        var prefix = services.Settings.TagPrefix;
        var versions = releases.Where(release => ReleaseTag.TryParse(release.TagName, prefix, out _, out _)).ToList();
        var commits = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var reference in await services.Operator.Objects.MatchingTagsAsync(
                services.Repository,
                prefix,
                cancellation
            )
        )
        {
            var tag = reference.TagName;
            commits[tag] =
                reference.Object.Type == "tag"
                    ? await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag, cancellation) ?? ""
                    : reference.Object.Sha;
        }
        return new CandidateUses(
            await LiveAsync(services, cancellation),
            versions
                .Where(release => release.Draft)
                .ToLookup(release => release.TargetCommitish, release => release.TagName),
            versions
                .Where(release => !release.Draft)
                .ToLookup(
                    release => commits.GetValueOrDefault(release.TagName, release.TargetCommitish),
                    release => release.TagName
                ),
            await services.Operator.Commits.ListAsync(services.Repository, services.Settings.Branch, 100, cancellation),
            prefix
        );
    }

    /// <summary>Runs of both lanes that are not completed.</summary>
    public static async Task<IReadOnlyList<WorkflowRun>> LiveAsync(
        ReleaseServices services,
        CancellationToken cancellation
    )
    {
        var found = new List<WorkflowRun>();
        foreach (var workflow in new[] { services.Settings.CandidateWorkflow, services.Settings.ReleaseWorkflow })
        {
            if (await services.GitHub.Runs.GetWorkflowAsync(services.Repository, workflow, cancellation) is not null)
            {
                var runs = await services.GitHub.Runs.ListDispatchedAsync(
                    services.Repository,
                    workflow,
                    services.Time.GetUtcNow() - LongestRun,
                    cancellation
                );
                found.AddRange(runs.Where(run => run.Status != "completed"));
            }
        }
        return found;
    }

    public CandidateUse Of(CommitSha sha) =>
        new(
            RunOf(live, sha),
            drafts[sha.Text].FirstOrDefault(),
            published[sha.Text].FirstOrDefault(),
            sha.Text == NewestBump
        );

    // a bump to a tag of another product is none of this one
    private static bool IsBump(string message, string prefix) =>
        message.IndexOf(Bump, StringComparison.Ordinal) is >= 0 and var at
        && message[(at + Bump.Length)..].Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) is var words
        && (
            words.Length == 0
            || !FoundTag.TryParse(words[0], out var found, out _)
            || ReleaseTag.TryParse(found.Tag.Text, prefix, out _, out _)
        );

    /// <summary>The run whose title names the commit.</summary>
    public static long? RunOf(IEnumerable<WorkflowRun> live, CommitSha sha) =>
        live.FirstOrDefault(run =>
            run.DisplayTitle?.Contains(sha.Text, StringComparison.OrdinalIgnoreCase) == true
        )?.Id;
}
