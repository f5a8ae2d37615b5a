namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Which secrets hold the product's keys, and the public keys that belong to them.</summary>
public sealed record KeySettings
{
    /// <summary>The secret with the key that signs candidates, Ed25519.</summary>
    public string SigningSecret { get; init; } = "CANDIDATE_SIGNING_KEY";

    /// <summary>The secret with the key that Tauri's updater artifacts are signed with.</summary>
    public string UpdaterSecret { get; init; } = "TAURI_SIGNING_PRIVATE_KEY";

    /// <summary>
    /// The secret with the key that signs <c>manifest.json</c> of content, Ed25519; of the environment whose reviewers
    /// approve, and of no other.
    /// </summary>
    public string ManifestSecret { get; init; } = "MANIFEST_SIGNING_KEY";

    /// <summary>
    /// What installed clients verify <c>manifest.json.sig</c> with: PEM or base64 of 32 bytes; null: nobody said it.
    /// </summary>
    public string? ManifestPublicKey { get; init; }

    /// <summary>
    /// Verifies <c>candidate.json.sig</c>: PEM or base64 of 32 bytes; null: the variable
    /// <c>CANDIDATE_PUBLIC_KEY</c> in schema 1, nobody in schema 2 (the attestation is the proof then).
    /// </summary>
    public string? PublicKey { get; init; }

    /// <summary>Tauri's public key; null: the variable <c>TAURI_UPDATER_PUBKEY</c> in schema 1.</summary>
    public string? UpdaterPublicKey { get; init; }
}
