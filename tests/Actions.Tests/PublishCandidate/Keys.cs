using System.Formats.Asn1;
using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>Fresh key pairs: in PEM, or as base64 of the raw 32 bytes.</summary>
internal static class Keys
{
    // RFC 8032, section 7.1, tests 1 and 2
    public const string Seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    public const string PublicOfSeed = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    public const string OtherPublic = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

    public static (string Signing, string Verifying) Of(string kind)
    {
        if (kind == "raw")
        {
            return (Seed, PublicOfSeed);
        }
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
