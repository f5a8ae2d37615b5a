using System.Security.Cryptography;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// Loads EC keys and refuses every curve but P-256: a signature made with another is one that cosign's defaults do not
/// verify.
/// </summary>
internal static class EcdsaKey
{
    private const string P256Oid = "1.2.840.10045.3.1.7";

    /// <exception cref="FormatException">It is no EC key, or not on P-256.</exception>
    internal static ECDsa Load(PemKey pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(PemEncoding.Write(pem.Label, pem.Der));
            var curve = key.ExportParameters(includePrivateParameters: false).Curve;
            return curve.IsNamed && curve.Oid.Value == P256Oid
                ? key
                : throw new FormatException(
                    "the key is on the curve "
                        + $"{(curve.IsNamed ? curve.Oid.FriendlyName ?? curve.Oid.Value : "of its own parameters")}: "
                        + "EC "
                        + "P-256 or Ed25519 is needed"
                );
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new FormatException(
                $"the PEM block {pem.Label} holds neither an EC P-256 nor an Ed25519 key",
                failure
            );
        }
        catch (FormatException)
        {
            key.Dispose();
            throw;
        }
    }
}
