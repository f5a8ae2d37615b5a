using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class PrivateKeyFormsTests
{
    private const string Hex = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private const string Base64 = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    private const string Base64Url = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    private const string DerHex = "302e020100300506032b657004220420" + Hex;
    private const string Der = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

    private static readonly string[] OfSeed =
    [
        Base64,
        Base64Url,
        Hex,
        Hex.ToUpperInvariant(),
        Der,
        DerHex,
        DerHex.ToUpperInvariant(),
    ];

    [Theory]
    [InlineData(Base64 + "=")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n" + Der + "\n-----END PRIVATE KEY-----")]
    [InlineData(
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIE\nIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----"
    )]
    [InlineData("-----BEGIN PRIVATE KEY----- " + Der + " -----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\n" + Der + "\\n-----END PRIVATE KEY-----\\n")]
    public void A_seed_is_hidden_in_every_spelling_however_it_was_given(string text) =>
        PrivateKeyForms.Of(text).Should().Contain(OfSeed).And.Contain(text);

    [Fact]
    public void Of_an_EC_key_the_scalar_is_hidden_too()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var scalar = key.ExportParameters(includePrivateParameters: true).D!;

        PrivateKeyForms
            .Of(key.ExportECPrivateKeyPem())
            .Should()
            .Contain([Convert.ToHexStringLower(scalar), Convert.ToBase64String(scalar).TrimEnd('=')]);
    }

    [Theory]
    [InlineData("not a key", "not a key")]
    [InlineData("-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("AAAA", "AAAA,000000")]
    public void What_is_no_key_is_hidden_as_far_as_it_goes(string text, string forms) =>
        PrivateKeyForms.Of(text).Should().Equal(forms.Split(','));
}
