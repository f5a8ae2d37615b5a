using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>The files under golden/minisign were made by minisign 0.11.</summary>
[Needs(Need.Nothing)]
public sealed class MinisignTests
{
    private static readonly MinisignPublicKey Key = MinisignPublicKey.Parse(Golden.Text("minisign/key.pub"));
    private static readonly byte[] Payload = Golden.Bytes("minisign/payload.bin");
    private static readonly string Prehashed = Golden.Text("minisign/payload.prehashed.minisig");
    private static readonly string Legacy = Golden.Text("minisign/payload.legacy.minisig");

    private static Task<MinisignVerdict> Verify(string signature, byte[] content, MinisignPublicKey? key = null) =>
        Minisign.VerifyAsync(
            key ?? Key,
            MinisignSignature.ParseText(signature),
            new MemoryStream(content),
            TestContext.Current.CancellationToken
        );

    [Fact]
    public async Task A_signature_of_the_minisign_tool_holds() =>
        (await Verify(Prehashed, Payload)).Should().Be(MinisignVerdict.Holds);

    [Fact]
    public async Task A_legacy_signature_of_the_minisign_tool_holds() =>
        (await Verify(Legacy, Payload)).Should().Be(MinisignVerdict.Holds);

    [Fact]
    public async Task A_changed_byte_is_seen_by_both_kinds()
    {
        var changed = Payload.ToArray();
        changed[^1] ^= 1;
        (await Verify(Prehashed, changed)).Should().Be(MinisignVerdict.OtherContent);
        (await Verify(Legacy, changed)).Should().Be(MinisignVerdict.OtherContent);
    }

    [Fact]
    public async Task A_changed_trusted_comment_is_seen() =>
        (await Verify(Prehashed.Replace("1700000000", "1700000001"), Payload))
            .Should()
            .Be(MinisignVerdict.OtherComment);

    [Fact]
    public async Task A_changed_untrusted_comment_is_nobodys_business() =>
        (await Verify(Prehashed.Replace("signature from minisign", "something else by"), Payload))
            .Should()
            .Be(MinisignVerdict.Holds);

    [Fact]
    public async Task A_signature_of_another_key_is_told_apart_from_other_content()
    {
        using var other = new MinisignSigner();
        (await Verify(Prehashed, Payload, other.PublicKey)).Should().Be(MinisignVerdict.OtherKey);
    }

    [Fact]
    public async Task A_key_that_only_borrows_the_id_does_not_verify()
    {
        using var other = new MinisignSigner();
        (await Verify(Prehashed, Payload, new MinisignPublicKey(Key.KeyId, other.PublicKey.Key)))
            .Should()
            .Be(MinisignVerdict.OtherContent);
    }

    [Fact]
    public async Task A_legacy_signature_over_too_much_is_not_checked_and_not_passed() =>
        (
            await Minisign.VerifyAsync(
                Key,
                MinisignSignature.ParseText(Legacy),
                new MemoryStream(Payload),
                Payload.Length - 1,
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .Be(MinisignVerdict.LegacyTooLarge);

    [Fact]
    public async Task What_we_sign_we_verify_in_Tauris_forms()
    {
        using var signer = new MinisignSigner();
        var signature = await signer.SignForTauriAsync(
            new MemoryStream(Payload),
            "timestamp:1\tfile:a b.exe",
            TestContext.Current.CancellationToken
        );
        var parsed = MinisignSignature.ParseTauri(signature + "\n");
        var verdict = await Minisign.VerifyAsync(
            MinisignPublicKey.Parse(signer.PublicKey.ToTauriText()),
            parsed,
            new MemoryStream(Payload),
            TestContext.Current.CancellationToken
        );
        (verdict, parsed.TrustedComment, parsed.IsPrehashed, parsed.KeyId)
            .Should()
            .Be((MinisignVerdict.Holds, "timestamp:1\tfile:a b.exe", true, signer.PublicKey.KeyId));
    }

    [Fact]
    public void The_public_key_is_read_in_all_three_forms()
    {
        var text = Golden.Text("minisign/key.pub");
        string[] forms =
        [
            text,
            text.Replace("\n", "\r\n"),
            text.Split('\n')[1],
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            Key.ToTauriText() + "\n",
        ];
        forms.Select(form => MinisignPublicKey.Parse(form).ToFileText()).Distinct().Should().Equal(Key.ToFileText());
        Key.KeyIdText.Should().Be("9E7DFF5CDFE46A0B");
    }

    [Theory]
    [InlineData("", "not a minisign public key: 42 bytes in base64 were expected, 0 seen")]
    [InlineData("hello there", "not a minisign public key: 42 bytes in base64 were expected, 0 seen")]
    [InlineData(
        "RWQLauTfXP99nh4wq+yCmE1Qjvy+XVfJoCPMzhoD/1G4hatTbO7g",
        "not a minisign public key: 42 bytes in base64 were expected, 39 seen"
    )]
    [InlineData(
        "AAQLauTfXP99nh4wq+yCmE1Qjvy+XVfJoCPMzhoD/1G4hatTbO7gTqTF",
        "not a minisign public key: it does not begin with the algorithm Ed"
    )]
    public void What_is_no_public_key_is_refused(string text, string why) =>
        FluentActions.Invoking(() => MinisignPublicKey.Parse(text)).Should().Throw<FormatException>().WithMessage(why);
}
