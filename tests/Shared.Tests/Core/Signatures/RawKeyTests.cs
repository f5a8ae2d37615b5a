using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>Keys as base64 of their 32 bytes: those of RFC 8032, section 7.1, tests 1 and 2.</summary>
[Needs(Need.Nothing)]
public sealed class RawKeyTests
{
    private const string Seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    private const string PublicOfSeed = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private const string OtherPublic = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";
    private const string Neither =
        "it is neither a PEM key (a text that begins with -----BEGIN) nor base64 of the 32 bytes of a seed";

    private static readonly byte[] Manifest = "{}\n"u8.ToArray();

    [Theory]
    [InlineData("", Neither)]
    [InlineData("swordfish", Neither)]
    [InlineData("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=", Neither)]
    [InlineData("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", Neither)]
    [InlineData("nWGxne/9WmC6hEr0kuws\nxERJxWl7MmkZcDusAxyuf2A=", Neither)]
    [InlineData("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\0", Neither)]
    [InlineData("::add-mask::x\n::error::forged", Neither)]
    [InlineData("AAAA", "it is base64 of 3 bytes, and an Ed25519 seed has 32")]
    [InlineData("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2", Neither)]
    [InlineData(
        "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg==",
        "it is base64 of 64 bytes, and an Ed25519 seed has 32: a seed and its public key stand together in 64, the "
            + "seed in front"
    )]
    [InlineData(
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
        "it is base64 of 48 bytes, and an Ed25519 seed has 32: it looks like the inside of a PEM file, give that file's "
            + "text"
    )]
    [InlineData(
        "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t",
        "it is base64 of 27 bytes, and an Ed25519 seed has 32: it is base64 of a PEM text, give that text itself"
    )]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "it is hex: give the 32 bytes of the seed as base64"
    )]
    [InlineData(
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "all bytes of the seed are the same: that is a stand-in and no key"
    )]
    public void What_is_no_key_is_refused_without_repeating_it(string text, string why)
    {
        Refusal(() => CandidateSigningKey.Parse(text)).Should().Be(why);
        Refusal(() => CandidatePublicKey.Parse(text))
            .Should()
            .Be(
                why.Replace("seed has", "public key has")
                    .Replace("of a seed", "of a public key")
                    .Replace("of the seed", "of the public key")
            );
    }

    [Theory]
    [InlineData(Seed)]
    [InlineData("  " + Seed + "\r\n")]
    public void A_seed_signs_what_its_public_key_verifies(string text)
    {
        using var signing = CandidateSigningKey.Parse(text);
        using var verifying = CandidatePublicKey.Parse(PublicOfSeed + "\n");
        using var asPem = CandidatePublicKey.Parse(signing.PublicKeyPem());

        verifying.WhyNot(Manifest, signing.Sign(Manifest)).Should().BeNull();
        asPem.WhyNot(Manifest, signing.Sign(Manifest)).Should().BeNull();
    }

    [Fact]
    public void A_seed_that_is_given_to_verify_is_called_that()
    {
        using var signing = CandidateSigningKey.Parse(Seed);
        using var seed = CandidatePublicKey.Parse(Seed);
        using var other = CandidatePublicKey.Parse(OtherPublic);

        seed.WhyNot(Manifest, signing.Sign(Manifest))
            .Should()
            .Be("the key given is the seed that made this signature, not the public key");
        other.WhyNot(Manifest, signing.Sign(Manifest)).Should().Be("the signature is not of this key over these bytes");
    }

    [Theory]
    [InlineData(Seed, PublicOfSeed, KeyPairing.Pair)]
    [InlineData(Seed, Seed, KeyPairing.Same)]
    [InlineData(PublicOfSeed, PublicOfSeed, KeyPairing.Same)]
    [InlineData(PublicOfSeed, Seed, KeyPairing.Exchanged)]
    [InlineData(Seed, OtherPublic, KeyPairing.Foreign)]
    [InlineData(OtherPublic, PublicOfSeed, KeyPairing.Foreign)]
    public void Two_keys_are_a_pair_or_it_is_known_why_not(string signing, string verifying, KeyPairing pairing)
    {
        using var key = CandidateSigningKey.Parse(signing);
        using var other = CandidatePublicKey.Parse(verifying);

        key.PairingWith(other).Should().Be(pairing);
    }

    [Fact]
    public void A_key_in_PEM_of_another_length_is_refused()
    {
        // PKCS #8 and SubjectPublicKeyInfo of Ed25519, with 31 bytes instead of 32
        var secret = Convert.FromHexString("302d020100300506032b65700421041f");
        var open = Convert.FromHexString("3029300506032b6570032000");
        byte[] key = [.. Enumerable.Range(1, 31).Select(number => (byte)number)];

        Refusal(() => CandidateSigningKey.Parse(Pem("PRIVATE KEY", [.. secret, .. key])))
            .Should()
            .Be("the seed has 31 bytes: Ed25519 has 32");
        Refusal(() => CandidatePublicKey.Parse(Pem("PUBLIC KEY", [.. open, .. key])))
            .Should()
            .Be("the public key has 31 bytes: Ed25519 has 32");
    }

    [Theory]
    [InlineData("CERTIFICATE")]
    [InlineData("OPENSSH PRIVATE KEY")]
    [InlineData("PRIVATE KEY")]
    public void PEM_of_another_kind_does_not_verify(string label) =>
        Refusal(() => CandidatePublicKey.Parse(Pem(label, Encoding.ASCII.GetBytes("anything"))))
            .Should()
            .Be($"a PUBLIC KEY is needed to verify, the PEM block is {label}");

    private static string Pem(string label, byte[] der) =>
        $"-----BEGIN {label}-----\n{Convert.ToBase64String(der)}\n-----END {label}-----\n";

    private static string Refusal(Func<IDisposable> parse) =>
        FluentActions.Invoking(parse).Should().Throw<FormatException>().Which.Message;
}
