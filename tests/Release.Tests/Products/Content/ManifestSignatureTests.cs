using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class ManifestSignatureTests
{
    private static readonly byte[] Manifest = "{}\n"u8.ToArray();
    private static readonly byte[] Signature = ContentSample.SignatureOf(Manifest);

    [Theory]
    [InlineData(ContentSample.ManifestPublicKey)]
    [InlineData(ContentSample.OtherPublicKey + "\n" + ContentSample.ManifestPublicKey)]
    [InlineData(ContentSample.ManifestPublicKey + "\n" + ContentSample.OtherPublicKey + "\n")]
    public void It_holds_with_one_of_the_keys_that_clients_have(string key) =>
        ManifestSignature
            .Of(key, Manifest, Signature)
            .Should()
            .Be(
                CheckResult.Passed(
                    "manifest.json.sig",
                    "the manifest is signed with the key that installed clients have"
                )
            );

    [Fact]
    public void With_another_key_clients_refuse_it() =>
        Failed(ManifestSignature.Of(ContentSample.OtherPublicKey, Manifest, Signature))
            .Should()
            .Be("the signature is not of this key over these bytes: installed clients refuse the release");

    [Fact]
    public void With_two_other_keys_clients_refuse_it() =>
        Failed(
                ManifestSignature.Of(
                    $"{ContentSample.OtherPublicKey}\n{ContentSample.OtherPublicKey}",
                    Manifest,
                    Signature
                )
            )
            .Should()
            .Be("the signature is of none of these 2 keys over these bytes: installed clients refuse the release");

    [Fact]
    public void Of_other_bytes_clients_refuse_it() =>
        Failed(ManifestSignature.Of(ContentSample.ManifestPublicKey, [.. Manifest, (byte)'\n'], Signature))
            .Should()
            .StartWith("the signature is not of this key over these bytes");

    [Theory]
    [InlineData(0, "the signature file is empty: installed clients refuse the release")]
    [InlineData(
        44,
        "the signature is cut: it has 33 bytes, and Ed25519's have 64: installed clients refuse the release"
    )]
    [InlineData(45, "the signature file is not one line of base64: installed clients refuse the release")]
    public void One_that_is_cut_is_named(int length, string said) =>
        Failed(ManifestSignature.Of(ContentSample.ManifestPublicKey, Manifest, Signature[..length])).Should().Be(said);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_it_clients_refuse_the_release_whatever_their_key_is(bool isKeyKnown) =>
        Failed(ManifestSignature.Of(isKeyKnown ? ContentSample.ManifestPublicKey : null, Manifest, signature: null))
            .Should()
            .Be("manifest.json.sig is missing: installed clients refuse the release");

    [Fact]
    public void Without_a_manifest_there_is_nothing_to_sign() =>
        Failed(ManifestSignature.Of(ContentSample.ManifestPublicKey, manifest: null, Signature))
            .Should()
            .Be("manifest.json is missing: installed clients refuse the release");

    [Fact]
    public void Where_nobody_said_which_key_clients_have_it_is_not_known() =>
        ManifestSignature
            .Of(key: null, Manifest, Signature)
            .Should()
            .Be(
                CheckResult.Unknown(
                    "manifest.json.sig",
                    "it is there; nobody said which key installed clients verify it with",
                    "Write that key into keys.manifest_public_key of ms-release.json"
                )
            );

    [Fact]
    public void The_file_is_one_line_of_base64_and_its_end()
    {
        var text = Encoding.ASCII.GetString(Signature);

        text.Should().HaveLength(89).And.EndWith("=\n");
        Convert.FromBase64String(text.TrimEnd('\n')).Should().HaveCount(64);
    }

    private static string Failed(CheckResult found)
    {
        (found.Name, found.Status).Should().Be(("manifest.json.sig", CheckStatus.Failed));
        return found.Text;
    }
}
