using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Withdraw;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>
/// That the release is what its tag says: its kind, its commit, the branch and the version of that commit.
/// </summary>
internal sealed class IdentityProof(ReleaseServices services)
{
    public async Task<IReadOnlyList<CheckResult>> ProveAsync(ReleaseInHand hand, CancellationToken cancellation)
    {
        List<CheckResult> findings = [.. OfRelease(hand)];
        if (hand.Commit is not { } commit)
        {
            return
            [
                .. findings,
                CheckResult.Failed("tag", $"there is no tag {hand.Tag} in git, although the release is published"),
            ];
        }
        var comparison = await Fact.OfAsync(() =>
            services.GitHub.Repositories.CompareAsync(
                services.Repository,
                commit.Text,
                services.Settings.Branch,
                cancellation
            )
        );
        return
        [
            .. findings,
            CheckResult.Passed("tag", $"{hand.Tag} is on {commit}"),
            .. comparison.Check(
                "branch",
                OffBranch(commit.Text),
                $"{commit.Short} is part of {services.Settings.Branch}"
            ),
        ];
    }

    private IEnumerable<CheckResult> OfRelease(ReleaseInHand hand)
    {
        var (tag, release) = (hand.Tag, hand.Release);
        yield return CheckResult.Passed(
            "release",
            $"{tag} is "
                + $"published{(release.PublishedAt is { } at ? $" since {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "")}"
        );
        yield return (tag.IsPrerelease, release.Prerelease) switch
        {
            (true, false) => CheckResult.Failed(
                "kind",
                $"{tag} is a preview, and the release is not marked as a prerelease: updaters of everybody may be "
                    + "led to it"
            ),
            (false, true) when WithdrawalNote.IsIn(release.Body) => CheckResult.Passed(
                "kind",
                services.Settings.OwnsLatest
                    ? "withdrawn: marked as a prerelease, so that releases/latest skips it"
                    : "withdrawn: marked as a prerelease"
            ),
            (false, true) => CheckResult.Failed(
                "kind",
                $"{tag} is a stable version, and the release is marked as a prerelease"
                    + (services.Settings.OwnsLatest ? ": releases/latest skips it" : "")
            ),
            (true, true) => CheckResult.Passed("kind", "marked as a prerelease, as a preview must be"),
            _ => CheckResult.Passed("kind", "a full release, as a stable version must be"),
        };
        yield return release.Immutable
            ? CheckResult.Passed("lock", "immutable: tag and assets can never change")
            : CheckResult.Warning("lock", "not immutable: whoever may push could change it after this proof");
    }

    private Func<CommitComparison?, IEnumerable<string>> OffBranch(string commit) =>
        comparison =>
            comparison switch
            {
                null => [$"{commit} or {services.Settings.Branch} is not in {services.Repository}"],
                { Status: "ahead" or "identical" } => [],
                _ => [$"{commit} is not part of {services.Settings.Branch} ({comparison.Status})"],
            };
}
