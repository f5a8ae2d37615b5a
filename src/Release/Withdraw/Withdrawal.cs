using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.Withdraw;

/// <summary>What taking a release back means now.</summary>
/// <param name="Previous">The stable release that everybody is led to instead; null for a preview, and where there is
/// none.</param>
/// <param name="MakesLatest"><paramref name="Previous"/> is not what everybody is led to yet.</param>
/// <param name="Marks">The release is not marked yet.</param>
/// <param name="Demotes">It is not a prerelease yet, so <c>releases/latest</c> may still show it.</param>
/// <param name="OwnsLatest">Whether <c>releases/latest</c> is this product's, and not another's of the
/// repository.</param>
public sealed record Withdrawal(
    ReleaseTag Tag,
    Release Release,
    Release? Previous,
    bool MakesLatest,
    bool Marks,
    bool Demotes,
    bool OwnsLatest
)
{
    /// <summary>The writes, in their order; empty where it is withdrawn already.</summary>
    public IReadOnlyList<string> Writes =>
        [
            .. MakesLatest ? [$"make {Previous!.TagName} the latest release"] : Array.Empty<string>(),
            .. Demotes
                ? [$"mark {Tag} as a prerelease{(OwnsLatest ? ", so that releases/latest skips it" : "")}"]
                : Array.Empty<string>(),
            .. Marks ? [$"write 'Withdrawn' above the notes of {Tag}, and into its title"] : Array.Empty<string>(),
        ];

    /// <param name="tag">The release.</param>
    /// <param name="ownsLatest">As the product's settings say.</param>
    /// <param name="releases">All of the repository's; those of other products are nothing to go back to.</param>
    /// <param name="latest">What <c>releases/latest</c> answers.</param>
    /// <exception cref="ActionFailure">There is nothing to take back.</exception>
    public static Withdrawal Of(ReleaseTag tag, bool ownsLatest, IReadOnlyList<Release> releases, Release? latest)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(releases);
        var release =
            releases.FirstOrDefault(release => release.TagName == tag.Text && !release.Draft)
            ?? throw ActionFailure.No(
                $"There is no published release {tag}",
                "Only what is published can be taken back",
                "A draft is invisible: `gh release delete` removes it"
            );
        var previous = tag.IsPrerelease ? null : PreviousOf(tag, releases);
        return new Withdrawal(
            tag,
            release,
            previous,
            MakesLatest: ownsLatest && previous is not null && latest?.Id == release.Id,
            Marks: !WithdrawalNote.IsIn(release.Body),
            Demotes: !release.Prerelease,
            ownsLatest
        );
    }

    // what was withdrawn itself, or is newer and perhaps no better known, is nothing to go back to
    private static Release? PreviousOf(ReleaseTag tag, IReadOnlyList<Release> releases) =>
        releases
            .Where(release => release is { Draft: false, Prerelease: false } && !WithdrawalNote.IsIn(release.Body))
            .Select(release =>
                (
                    Release: release,
                    Tag: ReleaseTag.TryParse(release.TagName, tag.Prefix, out var parsed, out _) ? parsed : null
                )
            )
            .Where(one => one.Tag is { IsPrerelease: false } && tag.IsNewerThan(one.Tag))
            .Aggregate(
                ((Release Release, ReleaseTag? Tag)?)null,
                (newest, one) => newest?.Tag is null || one.Tag!.IsNewerThan(newest.Value.Tag!) ? one : newest
            )
            ?.Release;
}
