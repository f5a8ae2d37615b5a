using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class MinisignSecretKeyTests
{
    [Fact]
    public async Task A_key_that_was_written_signs_as_the_same_key_when_it_is_read()
    {
        using var made = new MinisignSigner();
        using var read = MinisignSigner.Parse(made.ToTauriSecretText() + "\n");

        var signature = MinisignSignature.ParseTauri(
            await read.SignForTauriAsync(new MemoryStream([1, 2]), "comment", TestContext.Current.CancellationToken)
        );

        read.PublicKey.ToTauriText().Should().Be(made.PublicKey.ToTauriText());
        (
            await Minisign.VerifyAsync(
                made.PublicKey,
                signature,
                new MemoryStream([1, 2]),
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .Be(MinisignVerdict.Holds);
    }

    [Fact]
    public void The_text_of_the_file_and_its_key_line_are_read_too()
    {
        using var made = new MinisignSigner();
        var file = Encoding.UTF8.GetString(Convert.FromBase64String(made.ToTauriSecretText()));

        foreach (var text in (string[])[file, file.Split('\n')[1]])
        {
            using var read = MinisignSigner.Parse(text);
            read.PublicKey.KeyId.Should().Be(made.PublicKey.KeyId);
        }
    }

    [Theory]
    [InlineData("", "158 bytes in base64 that begin with Ed were expected, 0 seen")]
    [InlineData("RWQ=", "2 seen")]
    public void What_is_no_key_is_refused(string text, string problem)
    {
        FluentActions
            .Invoking(() => MinisignSigner.Parse(text))
            .Should()
            .Throw<FormatException>()
            .WithMessage($"*{problem}*");
    }

    [Fact]
    public void A_key_with_a_password_is_refused_as_such()
    {
        using var made = new MinisignSigner();
        var line = Encoding.UTF8.GetString(Convert.FromBase64String(made.ToTauriSecretText())).Split('\n')[1];
        var raw = Convert.FromBase64String(line);
        raw[100] ^= 1;

        FluentActions
            .Invoking(() => MinisignSigner.Parse(Convert.ToBase64String(raw)))
            .Should()
            .Throw<FormatException>()
            .WithMessage("*protected by a password*");
    }

    [Fact]
    public void The_checksum_is_blake2b_with_32_bytes()
    {
        Convert
            .ToHexStringLower(Blake2b256.Hash("abc"u8))
            .Should()
            .Be("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        Convert
            .ToHexStringLower(Blake2b256.Hash([.. Enumerable.Range(0, 74).Select(value => (byte)value)]))
            .Should()
            .Be("ebae0805fd52d3e9f5f29aeb33b6be8cab0f28e668990d3cb95444d9ef90b932");
    }
}
