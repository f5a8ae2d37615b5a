namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Which secrets hold the product's keys, and the public keys that belong to them.</summary>
public sealed record KeySettings
{
    /// <summary>The secret with the key that signs candidates, Ed25519.</summary>
    public string SigningSecret { get; init; } = "CANDIDATE_SIGNING_KEY";

    /// <summary>The secret with the key that Tauri's updater artifacts are signed with.</summary>
    public string UpdaterSecret { get; init; } = "TAURI_SIGNING_PRIVATE_KEY";

    /// <summary>
    /// Verifies <c>candidate.json.sig</c>: PEM or base64 of 32 bytes; null: the variable
    /// <c>CANDIDATE_PUBLIC_KEY</c> in schema 1, nobody in schema 2 (the attestation is the proof then).
    /// </summary>
    public string? PublicKey { get; init; }

    /// <summary>Tauri's public key; null: the variable <c>TAURI_UPDATER_PUBKEY</c> in schema 1.</summary>
    public string? UpdaterPublicKey { get; init; }
}
