using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>
/// A Sigstore bundle around a statement: its signature holds, by a certificate that nobody vouches for. Whoever demands
/// Sigstore's own trust refuses it, as it should be.
/// </summary>
internal static class AttestationBundle
{
    private const string PayloadType = "application/vnd.in-toto+json";

    public static JsonObject Of(JsonObject statement, DateTimeOffset now)
    {
        var payload = Encoding.UTF8.GetBytes(statement.ToJsonString());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(
            "CN=embedded runner",
            key,
            HashAlgorithmName.SHA256
        ).CreateSelfSigned(now, now.AddMinutes(10));
        // https://github.com/secure-systems-lab/dsse: what is signed names type and length
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes($"DSSEv1 {PayloadType.Length} {PayloadType} {payload.Length} "),
            .. payload,
        ];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
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
}
