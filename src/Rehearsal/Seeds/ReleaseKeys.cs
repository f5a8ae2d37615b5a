using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The keys of a product, made for one rehearsal: the updater's, the one that seals candidates, and the one that signs
/// manifests of content.
/// </summary>
/// <param name="seed">The public keys are part of what is built: the same seed gives the same ones.</param>
internal sealed class ReleaseKeys(ulong seed) : IDisposable
{
    private readonly MinisignSigner updater = MinisignSigner.FromSeed(seed);
    private readonly byte[] manifest = Manifest(seed);
    private readonly ECDsa seal = Seal(seed);

    /// <summary>The updater's public key.</summary>
    public MinisignPublicKey Updater => updater.PublicKey;

    /// <summary>As <c>plugins.updater.pubkey</c> of Tauri's configuration has it.</summary>
    public string UpdaterText => updater.PublicKey.ToTauriText();

    /// <summary>Verifies <c>candidate.json.sig</c>, PEM.</summary>
    public string SealText => seal.ExportSubjectPublicKeyInfoPem();

    /// <summary>Verifies <c>manifest.json.sig</c> of content, base64 of the 32 bytes.</summary>
    public string ManifestText => Convert.ToBase64String(Ed25519.PublicKeyOf(manifest));

    /// <summary>Puts the key that signs manifests into the environment that is approved, and nowhere else.</summary>
    public void InstallManifest(RepositoryActions actions, ReleaseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        actions.Environment(settings.Environment).Secrets[settings.Keys.ManifestSecret] = Convert.ToBase64String(
            manifest
        );
    }

    /// <summary>
    /// Puts the secret halves where the candidate lane finds them, and the public ones where everybody does.
    /// </summary>
    /// <param name="names">The names of the secrets; null: those that schema 1 has.</param>
    public void Install(RepositoryActions actions, KeySettings? names = null)
    {
        var (candidate, keys) = (actions.Environment("candidate"), names ?? new KeySettings());
        candidate.Secrets[keys.UpdaterSecret] = updater.ToTauriSecretText();
        candidate.Secrets[keys.SigningSecret] = seal.ExportPkcs8PrivateKeyPem();
        actions.Variables["TAURI_UPDATER_PUBKEY"] = UpdaterText;
        actions.Variables["CANDIDATE_PUBLIC_KEY"] = SealText;
    }

    private static byte[] Manifest(ulong seed) => SHA256.HashData([.. "manifest"u8, .. BitConverter.GetBytes(seed)]);

    private static ECDsa Seal(ulong seed)
    {
        var scalar = SHA256.HashData([.. "seal"u8, .. BitConverter.GetBytes(seed)]);
        // below the order of the curve
        scalar[0] &= 0x7f;
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
    }

    public void Dispose()
    {
        updater.Dispose();
        seal.Dispose();
    }
}
