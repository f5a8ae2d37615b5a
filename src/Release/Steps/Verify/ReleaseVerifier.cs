using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>
/// Proves a published release from GitHub alone, whoever made it. Reads only; transfers are told as
/// <see cref="TransferMoved"/>.
/// </summary>
public sealed class ReleaseVerifier(ReleaseServices services)
{
    /// <summary>Looks at everything, and says of each thing whether it holds.</summary>
    /// <exception cref="GitHubFailure">GitHub did not show the release itself.</exception>
    public async Task<Verification> VerifyAsync(ReleaseTag tag, VerifyOptions options, CancellationToken cancellation)
    {
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        var onTag = releases.Where(release => release.TagName == tag.Text).ToList();
        if (onTag.FirstOrDefault(release => !release.Draft) is not { } release)
        {
            return new Verification(tag, null, null, [CheckResult.Failed("release", Absent(tag, onTag))], []);
        }
        var hand = await ReleaseInHand.ReadAsync(services, tag, release, releases, cancellation);
        var promised = await new LatestJsonProof(services).ReadAsync(hand, cancellation);
        var key = await UpdaterKey.FindAsync(services, hand.Commit?.Text, options.UpdaterKey, cancellation);
        using var seal = options.PublicKey is null
            ? await SealKey.DescribedAsync(services, hand.Commit?.Text, cancellation)
            : null;
        var reading = new AssetReading(services, options.Download);
        var bytes = await reading.ReadAsync(hand.Assets, promised.Signed, key.Key, cancellation);
        var sealing = CandidateProof.Of(hand, services.Repository, options.PublicKey ?? seal).ToList();
        var isSealed = sealing.Any(finding => finding is { Name: "seal", VerifiedBy: not null });
        return new Verification(
            tag,
            hand.Commit,
            release.HtmlUrl,
            [
                .. await new IdentityProof(services).ProveAsync(hand, cancellation),
                .. await new VersionProof(services).ProveAsync(hand, cancellation),
                .. sealing,
                .. AssetsProof.Of(hand, bytes),
                .. promised.Findings,
                .. UpdaterProof.Of(promised, key, reading),
                .. await new OriginProof(services).ProveAsync(hand, isSealed, cancellation),
            ],
            AssetsProof.Compared(hand, bytes)
        );
    }

    private string Absent(ReleaseTag tag, List<Release> drafts) =>
        drafts.Count > 0
            ? $"{tag} is not published: it is a draft still"
            : $"{services.Repository} has no release {tag}";
}
