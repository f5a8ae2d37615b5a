using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>The <c>manifest.json</c> of a sealed candidate, as it was approved.</summary>
/// <param name="Candidate">Whose it is.</param>
/// <param name="Bytes">What is signed, and what is released.</param>
internal sealed record SealedManifest(Candidate Candidate, byte[] Bytes)
{
    private const int MostBytes = 1024 * 1024;

    /// <exception cref="ActionFailure">There is no such candidate, or its manifest is not that of this spec: exit
    /// 1.</exception>
    public static async Task<SealedManifest> ReadAsync(
        AssembleInputs inputs,
        AssembleState state,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var tag = CandidateTag.Of(state.Found.Source);
        using var group = run.Workflow.Group($"Candidate {tag}");
        var candidate = await new CandidateReader(run.GitHub, run.Connection.Repository, run.Time).ExpectAsync(
            tag,
            listed: null,
            cancellation
        );
        if (candidate.Seal is not { } seal)
        {
            throw Refused(
                candidate.Problems,
                $"The candidate {tag} is {candidate.State.ToString().ToLowerInvariant()}"
            );
        }
        if (inputs.ChecksumsSha256 != seal.ChecksumsSha256)
        {
            throw Refused(
                [
                    $"checksums.txt of the candidate is {seal.ChecksumsSha256}, and {inputs.ChecksumsSha256} was "
                        + "approved (checksums-sha256)",
                ],
                "Only what was approved is signed"
            );
        }
        var bytes = await BytesAsync(candidate, run, cancellation);
        return Problem(state, seal, bytes) is { } problem
            ? throw Refused([problem], "Whoever installs the release relies on the manifest")
            : new SealedManifest(candidate, bytes);
    }

    /// <summary>The bytes of <c>manifest.json.sig</c>; the same each time.</summary>
    /// <exception cref="ActionFailure">They cannot be made here, or do not hold with the clients' key.</exception>
    public byte[] Sign(ManifestKeys keys)
    {
        try
        {
            var signature = keys.Signing!.Sign(Bytes);
            return keys.Verifying!.WhyNot(Bytes, signature) is { } why
                ? throw new ActionFailure(
                    ExitCode.BadInput,
                    $"manifest-public-key does not verify the signature of manifest-signing-key: {why}",
                    "Every installed client would refuse the release, so nothing was written",
                    "Give the two keys of one pair: the public one is built into the clients"
                )
                : signature;
        }
        catch (SignatureNotChecked failure)
        {
            throw ActionFailure.No(
                $"{ContentManifest.FileName} cannot be signed: {failure.Reason}",
                "Every client refuses a release without a signature",
                "Run the step in an image with OpenSSL 3"
            );
        }
    }

    private static async Task<byte[]> BytesAsync(Candidate candidate, ActionRun run, CancellationToken cancellation)
    {
        var listed = candidate.Seal!.Checksums.Find(ContentManifest.FileName);
        if (listed is null || candidate.Find(ContentManifest.FileName) is not { } asset)
        {
            throw Refused(
                [$"the candidate {candidate.Tag} holds no {ContentManifest.FileName}"],
                "Only what was sealed is signed"
            );
        }
        var bytes = await new AssetDownload(run.GitHub.Assets, run.Time).ReadAsync(
            run.Connection.Repository,
            asset,
            MostBytes,
            cancellation
        );
        return listed == Sha256.Of(bytes)
            ? bytes
            : throw Refused(
                [$"{ContentManifest.FileName} arrived as {Sha256.Of(bytes)}, the seal says {listed}"],
                "Only what was sealed is signed"
            );
    }

    // there is one spelling of it: everything else than the time follows from the spec and the sealed files
    private static string? Problem(AssembleState state, Seal seal, byte[] bytes)
    {
        var parsed = ContentManifest.Parse(bytes);
        var files = seal.Manifest.Files.ToDictionary(
            file => file.Name,
            file => (file.Size, file.Sha256),
            StringComparer.Ordinal
        );
        return state.Found.Spec.Assets.FirstOrDefault(asset => !files.ContainsKey(asset.FileName)) is { } missing
                ? $"the candidate lacks {missing.FileName}"
            : ContentManifest.Of(state.Found.Spec, parsed.PublishedAt, files).ToBytes().AsSpan().SequenceEqual(bytes)
                ? null
            : $"{ContentManifest.FileName} is not that of {state.Found.Spec.Tag}'s spec and of the sealed files";
    }

    private static ActionFailure Refused(IReadOnlyList<string> problems, string why) =>
        ActionFailure.No(problems, why, "Dispatch the lane again: it puts the release together and seals it");
}
