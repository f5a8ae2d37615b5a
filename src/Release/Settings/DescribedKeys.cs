using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The keys that a description names: secrets by their names, public keys themselves.</summary>
internal static class DescribedKeys
{
    /// <summary>The keys with what the form says.</summary>
    public static KeySettings Read(JsonForm form, KeySettings defaults)
    {
        form.Object("keys");
        return new()
        {
            SigningSecret = SecretNames.Of(form, "keys.signing_secret") ?? defaults.SigningSecret,
            UpdaterSecret = SecretNames.Of(form, "keys.updater_secret") ?? defaults.UpdaterSecret,
            ManifestSecret = SecretNames.Of(form, "keys.manifest_secret") ?? defaults.ManifestSecret,
            PublicKey = PublicKeyForm.Read(form, "keys.public_key", text => CandidatePublicKey.Parse(text).Dispose()),
            UpdaterPublicKey = PublicKeyForm.Read(
                form,
                "keys.updater_public_key",
                text => MinisignPublicKey.Parse(text)
            ),
            ManifestPublicKey = PublicKeyForm.Read(
                form,
                "keys.manifest_public_key",
                text => ClientKey.Parse(text).Dispose()
            ),
        };
    }
}
