using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>The keys of a product, made for one rehearsal: the updater's and the one that seals candidates.</summary>
/// <param name="seed">The updater's public key is part of what is built: the same seed gives the same one.</param>
internal sealed class ReleaseKeys(ulong seed) : IDisposable
{
    private readonly MinisignSigner updater = MinisignSigner.FromSeed(seed);
    private readonly ECDsa seal = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The updater's public key.</summary>
    public MinisignPublicKey Updater => updater.PublicKey;

    /// <summary>As <c>plugins.updater.pubkey</c> of Tauri's configuration has it.</summary>
    public string UpdaterText => updater.PublicKey.ToTauriText();

    /// <summary>
    /// Puts the secret halves where the candidate lane finds them, and the public ones where everybody does.
    /// </summary>
    public void Install(RepositoryActions actions)
    {
        var candidate = actions.Environment("candidate");
        candidate.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = updater.ToTauriSecretText();
        candidate.Secrets["CANDIDATE_SIGNING_KEY"] = seal.ExportPkcs8PrivateKeyPem();
        actions.Variables["TAURI_UPDATER_PUBKEY"] = UpdaterText;
        actions.Variables["CANDIDATE_PUBLIC_KEY"] = seal.ExportSubjectPublicKeyInfoPem();
    }

    public void Dispose()
    {
        updater.Dispose();
        seal.Dispose();
    }
}
