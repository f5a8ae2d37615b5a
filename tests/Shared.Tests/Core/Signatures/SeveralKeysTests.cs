using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>Public keys that are valid at once, while one replaces the other.</summary>
[Needs(Need.Nothing)]
public sealed class SeveralKeysTests
{
    private static readonly byte[] Content = "manifest"u8.ToArray();
    private static readonly string[] Seeds =
    [
        .. Enumerable
            .Range(1, 3)
            .Select(seed => Convert.ToBase64String([.. Enumerable.Range(seed, 32).Select(b => (byte)b)])),
    ];

    [Theory]
    [InlineData("raw", 0, null)]
    [InlineData("raw", 1, null)]
    [InlineData("raw", 2, "the signature is of none of these 2 keys over these bytes")]
    [InlineData("pem", 0, null)]
    [InlineData("pem", 1, null)]
    [InlineData("pem", 2, "the signature is of none of these 2 keys over these bytes")]
    public void A_signature_of_any_of_them_holds(string form, int signer, string? why)
    {
        using var keys = CandidatePublicKey.Parse(
            form == "pem" ? $"{Pem(0)}\n{Pem(1)}\n" : $"\r\n{Raw(0)}\r\n\r\n{Raw(1)}\r\n"
        );
        using var signing = CandidateSigningKey.Parse(Seeds[signer]);

        keys.WhyNot(Content, signing.Sign(Content)).Should().Be(why);
        keys.WhyNot("other"u8, signing.Sign(Content))
            .Should()
            .Be("the signature is of none of these 2 keys over these bytes");
        signing.PairingWith(keys).Should().Be(why is null ? KeyPairing.Pair : KeyPairing.Foreign);
    }

    [Theory]
    [InlineData(0, "the signature file is empty")]
    [InlineData(40, "the signature is cut: it has 30 bytes, and Ed25519's have 64")]
    [InlineData(87, "the signature file is not one line of base64")]
    public void A_signature_that_is_cut_is_said_to_be(int length, string why)
    {
        using var key = CandidatePublicKey.Parse(Raw(0));
        using var signing = CandidateSigningKey.Parse(Seeds[0]);

        key.WhyNot(Content, signing.Sign(Content).AsSpan(0, length)).Should().Be(why);
    }

    [Fact]
    public void One_of_them_that_is_no_key_is_named()
    {
        var parse = () => CandidatePublicKey.Parse($"{Raw(0)}\n{new string('A', 43)}=");

        parse.Should().Throw<FormatException>().WithMessage("all bytes of the public key are the same:*");
    }

    private static string Raw(int seed) =>
        Convert.ToBase64String(Ed25519.PublicKeyOf(Convert.FromBase64String(Seeds[seed])));

    private static string Pem(int seed)
    {
        using var key = CandidateSigningKey.Parse(Seeds[seed]);
        return key.PublicKeyPem();
    }
}
