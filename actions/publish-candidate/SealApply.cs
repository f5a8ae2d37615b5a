using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>
/// Writes the seal: checksums, signature, and <c>candidate.json</c> last, over a set that was looked at once more.
/// </summary>
internal sealed class SealApply(CandidateTag tag, CandidateContent content, ActionRun run)
{
    private readonly RepositoryName repository = run.Connection.Repository;

    public async Task SealAsync(Release release, bool hasChecksums, CancellationToken cancellation)
    {
        var upload = new AssetUpload(run.GitHub, repository, run.Time, run.Workflow);
        if (!hasChecksums)
        {
            await upload.SendAsync(release, content.Checksums, cancellation);
        }
        if (content.Signature is { } signature)
        {
            await upload.SendAsync(release, signature, cancellation);
        }
        await CheckSetAsync(release, cancellation);
        await upload.SendAsync(release, content.ManifestFile, cancellation);
        await ReadBackAsync(cancellation);
    }

    private async Task CheckSetAsync(Release release, CancellationToken cancellation)
    {
        var problems = await LaggingReads.UntilAsync(
            run.Time,
            async token => Problems(await run.GitHub.Assets.ListAsync(repository, release.Id, token)),
            found => found.Count == 0,
            cancellation
        );
        if (problems.Count > 0)
        {
            throw ActionFailure.No(
                problems,
                $"The candidate {tag} was changed while it was written, so it was not sealed",
                "Look for another run or person that writes to it, then run this step again"
            );
        }
    }

    private List<string> Problems(IReadOnlyList<ReleaseAsset> assets)
    {
        var expected = content.BeforeManifest.ToDictionary(source => source.Name, StringComparer.Ordinal);
        return assets
            .Where(asset => !expected.TryGetValue(asset.Name, out var source) || !IsOf(asset, source))
            .Select(asset =>
                $"{asset.Name} is there as {asset.State} with {asset.Size} bytes and digest {asset.Digest ?? "none"}"
            )
            .Concat(
                expected.Keys.Where(name => assets.All(asset => asset.Name != name)).Select(name => $"{name} is gone")
            )
            .ToList();
    }

    private async Task ReadBackAsync(CancellationToken cancellation)
    {
        var reader = new CandidateReader(run.GitHub, repository, run.Time);
        var candidate = await LaggingReads.UntilAsync(
            run.Time,
            token => reader.ReadAsync(tag, token),
            IsAsWritten,
            cancellation
        );
        if (IsAsWritten(candidate))
        {
            return;
        }
        throw ActionFailure.No(
            [
                .. candidate.Problems.Prepend(
                    $"the candidate {tag}, read back, is {candidate.State.ToString().ToLowerInvariant()} and not "
                        + "what was written"
                ),
            ],
            "What cannot be read back cannot be promoted",
            CandidateRules.Remedy(tag)
        );
    }

    private bool IsAsWritten(Candidate candidate) =>
        candidate is { State: CandidateState.Sealed, Seal: { } seal }
        && seal.ManifestBytes.AsSpan().SequenceEqual(content.Manifest.ToBytes())
        && seal.ChecksumsSha256 == content.Checksums.Sha256
        && (seal.SignatureBytes is null ? null : Sha256.Of(seal.SignatureBytes)) == content.Signature?.Sha256;

    private static bool IsOf(ReleaseAsset asset, AssetSource source) =>
        asset.IsWhole
        && asset.Size == source.Size
        && (Sha256.OfDigest(asset.Digest) is not { } digest || digest == source.Sha256);
}
