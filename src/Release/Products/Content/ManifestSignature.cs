using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Whether clients take the manifest of a content release: they refuse one that is not signed. Pure.</summary>
public static class ManifestSignature
{
    private const string Name = ContentManifest.SignatureName;

    /// <param name="key">What clients verify with, as <c>keys.manifest_public_key</c> says it; null: nobody said
    /// it.</param>
    /// <param name="manifest">The exact bytes; null where there are none.</param>
    /// <param name="signature">The file beside it; null where there is none.</param>
    public static CheckResult Of(string? key, byte[]? manifest, byte[]? signature)
    {
        if (signature is null || manifest is null)
        {
            return CheckResult.Failed(
                Name,
                $"{(manifest is null ? ContentManifest.FileName : Name)} is missing: installed clients refuse the release"
            );
        }
        if (key is null)
        {
            return CheckResult.Unknown(
                Name,
                "it is there; nobody said which key installed clients verify it with",
                "Write that key into keys.manifest_public_key of ms-release.json"
            );
        }
        try
        {
            using var parsed = CandidatePublicKey.Parse(key);
            return parsed.WhyNot(manifest, signature) is { } problem
                ? CheckResult.Failed(Name, $"{problem}: installed clients refuse the release")
                : CheckResult.Passed(Name, "the manifest is signed with the key that installed clients have");
        }
        catch (SignatureNotChecked failure)
        {
            // a key was given so that this is known: not to know it is no
            return CheckResult.Failed(Name, failure.Message);
        }
    }
}
