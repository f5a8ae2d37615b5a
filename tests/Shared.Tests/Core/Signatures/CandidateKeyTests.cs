using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class CandidateKeyTests
{
    [Fact]
    public void An_RSA_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        Signing(rsa.ExportPkcs8PrivateKeyPem())
            .Should()
            .Be("the PEM block PRIVATE KEY holds neither an EC P-256 nor an Ed25519 key");
        Signing(rsa.ExportRSAPrivateKeyPem())
            .Should()
            .Be(
                "a private key is needed to sign, the PEM block is RSA PRIVATE KEY: it must be PRIVATE KEY or EC "
                    + "PRIVATE KEY"
            );
        Public(rsa.ExportSubjectPublicKeyInfoPem())
            .Should()
            .Be("the PEM block PUBLIC KEY holds neither an EC P-256 nor an Ed25519 key");
    }

    [Fact]
    public void Another_curve_is_refused_by_its_name()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        const string why = "the key is on the curve ECDSA_P384: EC P-256 or Ed25519 is needed";
        Signing(key.ExportPkcs8PrivateKeyPem())
            .Should()
            .Match(text => text == why || text == why.Replace("ECDSA_P384", "nistP384"));
        Public(key.ExportSubjectPublicKeyInfoPem())
            .Should()
            .Match(text => text == why || text == why.Replace("ECDSA_P384", "nistP384"));
    }

    [Fact]
    public void An_encrypted_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret",
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)
        );
        Signing(pem).Should().Be("the key is encrypted (ENCRYPTED PRIVATE KEY): give it without a pass phrase");
        Signing(pem.Replace("ENCRYPTED PRIVATE", "ENCRYPTED SIGSTORE PRIVATE"))
            .Should()
            .Be("the key is encrypted (ENCRYPTED SIGSTORE PRIVATE KEY): give it without a pass phrase");
        Signing(
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: "
                    + "AES-128-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----\n"
            )
            .Should()
            .Be("the key is encrypted: give it without a pass phrase");
    }

    [Fact]
    public void A_private_key_is_not_taken_where_a_public_one_is_asked_for()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Public(key.ExportPkcs8PrivateKeyPem())
            .Should()
            .Be("a PUBLIC KEY is needed to verify, the PEM block is PRIVATE KEY");
    }

    [Fact]
    public void A_public_key_cannot_sign()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Signing(key.ExportSubjectPublicKeyInfoPem())
            .Should()
            .Be(
                "a private key is needed to sign, the PEM block is PUBLIC KEY: it must be PRIVATE KEY or EC PRIVATE KEY"
            );
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----", "no PEM key was found (a text that begins with -----BEGIN)")]
    [InlineData(
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "the PEM block PRIVATE KEY does not hold a key"
    )]
    [InlineData(
        "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
        "the PEM block EC PRIVATE KEY holds neither an EC P-256 nor an Ed25519 key"
    )]
    public void What_is_no_key_is_refused_without_repeating_it(string pem, string why) => Signing(pem).Should().Be(why);

    [Fact]
    public void Two_keys_to_sign_with_are_one_too_many()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportECPrivateKeyPem();
        Signing(pem + "\n" + pem).Should().Be("2 PEM blocks were found (EC PRIVATE KEY, EC PRIVATE KEY): give one key");
    }

    private static string Signing(string pem) =>
        FluentActions.Invoking(() => CandidateSigningKey.Parse(pem)).Should().Throw<FormatException>().Which.Message;

    private static string Public(string pem) =>
        FluentActions.Invoking(() => CandidatePublicKey.Parse(pem)).Should().Throw<FormatException>().Which.Message;
}
