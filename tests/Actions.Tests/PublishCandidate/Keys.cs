using System.Formats.Asn1;
using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>Fresh key pairs in PEM.</summary>
internal static class Keys
{
    public static (string Signing, string Verifying) Of(string kind)
    {
        var signing = kind == "ec" ? Ec() : Ed25519();
        using var key = CandidateSigningKey.Parse(signing);
        return (signing, key.PublicKeyPem());
    }

    private static string Ec()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    // RFC 8410: version, algorithm, and the 32 bytes in an octet string within the octet string
    private static string Ed25519()
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        inner.WriteOctetString(RandomNumberGenerator.GetBytes(32));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.3.101.112");
            }
            writer.WriteOctetString(inner.Encode());
        }
        return PemEncoding.WriteString("PRIVATE KEY", writer.Encode());
    }
}
