using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>
/// A Sigstore bundle around a statement, signed for a job that an embedded GitHub vouches for. Whoever demands
/// Sigstore's own trust refuses it, as it should be.
/// </summary>
internal static class AttestationBundle
{
    private const string PayloadType = "application/vnd.in-toto+json";

    public static JsonObject Of(
        JsonObject statement,
        AttestationAuthority authority,
        AttestationIdentity identity,
        DateTimeOffset now
    )
    {
        var payload = Encoding.UTF8.GetBytes(statement.ToJsonString());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = authority.Certify(key, identity, now);
        var signature = key.SignData(Signed(payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
            ["verificationMaterial"] = new JsonObject
            {
                ["certificate"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate.RawData) },
                ["tlogEntries"] = new JsonArray(),
                ["timestampVerificationData"] = new JsonObject { ["rfc3161Timestamps"] = new JsonArray() },
            },
            ["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(payload),
                ["payloadType"] = PayloadType,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature) }),
            },
        };
    }

    /// <summary>The certificate and the statement, where the signature holds; null where it does not.</summary>
    public static (X509Certificate2 Certificate, JsonNode Statement)? Open(JsonNode bundle)
    {
        var raw = bundle["verificationMaterial"]?["certificate"]?["rawBytes"]?.GetValue<string>();
        var envelope = bundle["dsseEnvelope"];
        var payload = Convert.FromBase64String(envelope?["payload"]?.GetValue<string>() ?? "");
        var signature = Convert.FromBase64String(envelope?["signatures"]?[0]?["sig"]?.GetValue<string>() ?? "");
        var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(raw ?? ""));
        using var key = certificate.GetECDsaPublicKey();
        return
            key?.VerifyData(Signed(payload), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            == true
            ? (certificate, JsonNode.Parse(payload)!)
            : null;
    }

    // https://github.com/secure-systems-lab/dsse: what is signed names type and length
    private static byte[] Signed(byte[] payload) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {PayloadType.Length} {PayloadType} {payload.Length} "), .. payload];
}
