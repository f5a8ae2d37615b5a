using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class Ed25519Tests
{
    // RFC 8032, section 7.1, test 2
    private static readonly byte[] PrivateKey = Convert.FromHexString(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    );
    private static readonly byte[] PublicKey = Convert.FromHexString(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    );
    private static readonly byte[] Message = [0x72];
    private static readonly byte[] Signature = Convert.FromHexString(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    );

    [Fact]
    public void The_public_key_is_that_of_the_RFC() => Ed25519.PublicKeyOf(PrivateKey).Should().Equal(PublicKey);

    [Fact]
    public void The_signature_is_that_of_the_RFC() => Ed25519.Sign(PrivateKey, Message).Should().Equal(Signature);

    [Fact]
    public void A_right_signature_holds() => Ed25519.Verify(PublicKey, Message, Signature).Should().BeTrue();

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(63)]
    public void One_changed_bit_of_the_signature_breaks_it(int at)
    {
        var changed = Signature.ToArray();
        changed[at] ^= 1;
        Ed25519.Verify(PublicKey, Message, changed).Should().BeFalse();
    }

    [Fact]
    public void Another_message_breaks_it() => Ed25519.Verify(PublicKey, "s"u8, Signature).Should().BeFalse();

    [Fact]
    public void A_shortened_signature_does_not_hold() =>
        Ed25519.Verify(PublicKey, Message, Signature.AsSpan(0, 63)).Should().BeFalse();

    [Fact]
    public void Where_OpenSSL_cannot_be_loaded_the_reason_names_what_was_tried() =>
        LibCryptoLibrary
            .Find(["no-such-libcrypto.so.3", "nor-this.so"])
            .Should()
            .Be(
                new LibCryptoLibrary.Found(
                    0,
                    "OpenSSL 3 could not be loaded (tried no-such-libcrypto.so.3, nor-this.so)"
                )
            );

    [Fact]
    public void A_library_that_is_not_OpenSSL_3_is_not_taken_for_it() =>
        LibCryptoLibrary.Find([OperatingSystem.IsLinux() ? "libc.so.6" : "kernel32.dll"]).Handle.Should().Be(0);

    [Fact]
    public void What_could_not_be_checked_says_so() =>
        new SignatureNotChecked("no library").Message.Should().Be("signature NOT checked: no library");
}
