using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>All bumps that there ever were, read once.</summary>
public sealed class BumpPulls
{
    private readonly ReleaseServices services;
    private readonly Dictionary<ReleaseTag, TagBumps> judged = [];

    private BumpPulls(ReleaseServices services, IReadOnlyList<BumpPull> all) => (this.services, All) = (services, all);

    /// <summary>Into the released branch, from branches of the same repository, newest first.</summary>
    public IReadOnlyList<BumpPull> All { get; }

    public static async Task<BumpPulls> ReadAsync(ReleaseServices services, CancellationToken cancellation) =>
        new(
            services,
            Among(
                await services.Operator.PullRequests.ListIntoAsync(
                    services.Repository,
                    services.Settings.Branch,
                    closed: true,
                    cancellation
                ),
                services.Repository.ToString(),
                services.Settings.TagPrefix
            )
        );

    /// <summary>The bumps of a tag; what was merged is judged, which takes some requests, once.</summary>
    public async Task<TagBumps> OfAsync(ReleaseTag tag, CancellationToken cancellation)
    {
        if (!judged.TryGetValue(tag, out var bumps))
        {
            judged[tag] = bumps = await JudgeAsync(tag, cancellation);
        }
        return bumps;
    }

    /// <summary>Those whose branch is named as a bump's, and is no fork's. Pure.</summary>
    internal static IReadOnlyList<BumpPull> Among(IReadOnlyList<PullRequest> pulls, string repository, string prefix) =>
        [
            .. pulls
                .Where(pull => string.Equals(pull.Head.Repo?.FullName, repository, StringComparison.OrdinalIgnoreCase))
                .Select(pull =>
                    BumpBranch.TryParse(pull.Head.Ref, prefix, out var branch) ? new BumpPull(branch, pull) : null
                )
                .OfType<BumpPull>(),
        ];

    private async Task<TagBumps> JudgeAsync(ReleaseTag tag, CancellationToken cancellation)
    {
        var bumps = All.Where(bump => bump.Tag == tag).ToLookup(bump => bump.Pull.IsMerged);
        var (usable, unusable) = await MergedAsync(tag, bumps[true], cancellation);
        return new TagBumps(
            tag,
            [.. bumps[false].Where(bump => bump.Pull.IsOpen)],
            [.. bumps[false].Where(bump => !bump.Pull.IsOpen)]
        )
        {
            Usable = usable,
            Unusable = usable is null ? unusable : null,
        };
    }

    private async Task<(MergedBump? Usable, string? Unusable)> MergedAsync(
        ReleaseTag tag,
        IEnumerable<BumpPull> merged,
        CancellationToken cancellation
    )
    {
        var proof = new MergeProof(services);
        string? reason = null;
        foreach (var bump in merged)
        {
            var commit = CommitSha.Parse(bump.Pull.MergeCommitSha!);
            if (
                await proof.ParentAsync(commit, cancellation) is not { } parent
                || parent.Short != bump.Branch.BaseStart
            )
            {
                reason ??=
                    $"#{bump.Number} was made for {bump.Branch.BaseStart}, and something landed before it was merged";
            }
            else if (await proof.ProblemAsync(tag, parent, commit, cancellation) is { } problem)
            {
                reason ??= $"#{bump.Number} was merged as {commit.Short}, and {problem}";
            }
            else
            {
                return (new MergedBump(bump.Number, parent, commit), null);
            }
        }
        return (null, reason);
    }
}
