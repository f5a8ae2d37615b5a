using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>That the release names its candidate, and that the candidate says the same. Pure.</summary>
internal static class CandidateProof
{
    public static IEnumerable<CheckResult> Of(ReleaseInHand hand, RepositoryName repository, CandidatePublicKey? key) =>
        [.. OfManifest(hand, repository), .. OfState(hand), .. OfSignature(hand, key)];

    private static IEnumerable<CheckResult> OfManifest(ReleaseInHand hand, RepositoryName repository) =>
        hand.Manifest is { } manifest
            ? CheckResult.Of(
                AssetName.Manifest,
                PublishedRules.OfIdentity(manifest, hand.Tag, hand.Commit, repository),
                $"{manifest.Files.Count} files, built from {manifest.SourceSha} by run {manifest.RunId}"
            )
            : hand.ManifestProblems.Select(problem => CheckResult.Failed(AssetName.Manifest, problem));

    private static IEnumerable<CheckResult> OfState(ReleaseInHand hand) =>
        hand.Candidate switch
        {
            null => [],
            { State: CandidateState.Missing } missing =>
            [
                CheckResult.Unknown(
                    "candidate",
                    $"{missing.Tag} is gone, or this token may not see drafts; the release is held against the "
                        + $"{AssetName.Manifest} that it carries"
                ),
            ],
            { State: CandidateState.Sealed } whole => CheckResult.Of(
                "candidate",
                hand.Small.TryGetValue(AssetName.Manifest, out var own)
                && own.AsSpan().SequenceEqual(whole.Seal!.ManifestBytes)
                    ? []
                    : [$"the {AssetName.Manifest} of the release is not the one of {whole.Tag}"],
                $"{whole.Tag} is sealed, and its {AssetName.Manifest} is the release's"
            ),
            var other => CheckResult.Of(
                "candidate",
                other.Problems.Select(problem =>
                    $"{other.Tag} is {other.State.ToString().ToLowerInvariant()}: {problem}"
                ),
                ""
            ),
        };

    private static IEnumerable<CheckResult> OfSignature(ReleaseInHand hand, CandidatePublicKey? key)
    {
        const string name = "seal";
        var signature = hand.Small.GetValueOrDefault(AssetName.Signature);
        if (key is null)
        {
            return
            [
                CheckResult.Unknown(
                    name,
                    signature is null
                        ? $"the release carries no {AssetName.Signature}"
                        : $"{AssetName.Signature} is there; give --public-key to verify who sealed it"
                ),
            ];
        }
        if (signature is null || !hand.Small.TryGetValue(AssetName.Manifest, out var manifest))
        {
            return
            [
                CheckResult.Failed(
                    name,
                    $"the release carries no {AssetName.Signature}, and a public key asks for one"
                ),
            ];
        }
        try
        {
            return CheckResult.Verified(
                CheckResult.Of(
                    name,
                    key.WhyNot(manifest, signature) is { } problem ? [$"{AssetName.Signature}: {problem}"] : [],
                    $"{AssetName.Manifest} is signed with the key that was to seal it"
                ),
                Verification.Ms
            );
        }
        catch (SignatureNotChecked failure)
        {
            // a key was given so that this is known: not to know it is no
            return [CheckResult.Failed(name, failure.Message)];
        }
    }
}
