using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What the run comes to, in the words of the output <c>state</c>.</summary>
internal enum PublishOutcome
{
    Created,
    Completed,
    Unchanged,
}

/// <summary>Every write that is to be made, in the order in which they are made.</summary>
/// <param name="Leftovers">Empty drafts of ours, to be removed.</param>
/// <param name="Release">Null: a draft is made.</param>
/// <param name="Update">What the draft has to be told; null when it is as it should be.</param>
/// <param name="Remove">Assets that do not belong, the seal's first: a candidate must never look sealed while its files
/// change.</param>
/// <param name="Upload">Built files that are missing.</param>
/// <param name="Keep">Built files that are there.</param>
/// <param name="Seal"><c>checksums.txt</c> where it is not there, the signature and <c>candidate.json</c> are
/// written.</param>
/// <param name="Publish">The draft becomes a prerelease at the end.</param>
internal sealed record PublishPlan(
    IReadOnlyList<Release> Leftovers,
    Release? Release,
    ReleaseUpdate? Update,
    IReadOnlyList<ReleaseAsset> Remove,
    IReadOnlyList<AssetSource> Upload,
    IReadOnlyList<AssetSource> Keep,
    bool HasChecksums,
    bool Seal,
    bool Publish
)
{
    public PublishOutcome Outcome =>
        Release is null ? PublishOutcome.Created
        : Leftovers.Count + Remove.Count + Upload.Count > 0 || Update is not null || Seal || Publish
            ? PublishOutcome.Completed
        : PublishOutcome.Unchanged;

    /// <summary>The plan, or the reason why there is none.</summary>
    /// <exception cref="MsReleaseActions.Core.ActionFailure">What is there may not be changed.</exception>
    public static PublishPlan Of(PublishInputs inputs, CandidateContent content, PublishState state)
    {
        if (PublishRefusals.Of(inputs, content, state) is { } refusal)
        {
            throw refusal;
        }
        var (release, isSealed) = (state.Candidate.Release, state.Candidate.State == CandidateState.Sealed);
        var there = state
            .Candidate.Assets.Where(asset => isSealed || state.Equal.Contains(asset.Id))
            .Select(asset => asset.Name)
            .ToHashSet(StringComparer.Ordinal);
        return new PublishPlan(
            state.Leftovers,
            release,
            release is { Draft: true } ? UpdateOf(release, inputs, isSealed) : null,
            isSealed
                ? []
                : [.. state.Candidate.Assets.Where(asset => !state.Equal.Contains(asset.Id)).OrderBy(OrderOfRemoval)],
            [.. content.Files.Where(file => !there.Contains(file.Name))],
            [.. content.Files.Where(file => there.Contains(file.Name))],
            there.Contains(AssetName.Checksums),
            Seal: !isSealed,
            Publish: inputs.IsPublished && release is not { Draft: false }
        );
    }

    // a draft that is a prerelease by its flag can never become "latest" by somebody's click
    private static ReleaseUpdate? UpdateOf(Release draft, PublishInputs inputs, bool isSealed)
    {
        var update = new ReleaseUpdate
        {
            TargetCommitish = draft.TargetCommitish == inputs.Tag.SourceSha.Text ? null : inputs.Tag.SourceSha.Text,
            Prerelease = draft.Prerelease || (isSealed && !inputs.IsPublished) ? null : true,
        };
        return update == new ReleaseUpdate() ? null : update;
    }

    private static int OrderOfRemoval(ReleaseAsset asset) =>
        asset.Name switch
        {
            AssetName.Manifest => 0,
            AssetName.Signature => 1,
            AssetName.Checksums => 2,
            _ => 3,
        };
}
