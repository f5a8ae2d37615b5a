using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

[Needs(Need.Nothing)]
public sealed class RewriteSignatureTests : RewriteRig
{
    [Fact]
    public async Task A_sig_asset_that_contradicts_the_file_is_refused_without_any_key()
    {
        var sig = Draft.Assets.Single(asset => asset.Name == AppImage + ".sig");
        sig.ReplaceBytes(
            Encoding.UTF8.GetBytes(
                await Signer.SignForTauriAsync(new MemoryStream(Bytes(AppImage)), "another", Cancel)
            ),
            keepDigest: false
        );
        Seal(Built);
        ShouldBeRefused(await RunAsync(), $"linux-x86_64: the signature is not the one in {AppImage}.sig");
    }

    [Fact]
    public async Task A_sig_asset_with_a_final_newline_or_in_plain_text_does_not_contradict()
    {
        var sig = Draft.Assets.Single(asset => asset.Name == AppImage + ".sig");
        var text = Encoding.UTF8.GetString(sig.ReadBytes());
        sig.ReplaceBytes(Convert.FromBase64String(text), keepDigest: false);
        Seal(Built);
        var result = await RunAsync();
        result.ExitCode.Should().Be(0, result.Log);
    }

    [Fact]
    public async Task Each_platforms_signature_is_verified_over_the_assets_bytes()
    {
        Draft.Assets.Single(asset => asset.Name == AppImage).ReplaceBytes("other bytes"u8.ToArray(), keepDigest: false);
        Seal(Built);
        ShouldBeRefused(
            await RunAsync(("updater-public-key", Signer.PublicKey.ToTauriText())),
            $"linux-x86_64: the signature is not over the bytes of {AppImage}"
        );
    }

    [Fact]
    public async Task Without_the_key_the_bytes_are_not_read()
    {
        Seal(Built);
        (await RunAsync()).ExitCode.Should().Be(0);
        Draft.Assets.Where(asset => BuiltFiles.Contains(asset.Name)).Sum(asset => asset.DownloadCount).Should().Be(0);
    }

    [Fact]
    public async Task A_signature_of_another_key_is_refused_before_a_byte_is_read()
    {
        using var other = new MinisignSigner();
        Seal(Built);
        ShouldBeRefused(
            await RunAsync(("updater-public-key", other.PublicKey.ToTauriText())),
            $"the signature is of the key {Signer.PublicKey.KeyIdText}, updater-public-key is "
                + $"{other.PublicKey.KeyIdText}"
        );
        Draft.Assets.Where(asset => BuiltFiles.Contains(asset.Name)).Sum(asset => asset.DownloadCount).Should().Be(0);
    }

    [Fact]
    public async Task Of_two_platforms_with_one_file_each_signature_is_verified()
    {
        using var other = new MinisignSigner();
        var (setup, foreign) = (
            BuiltFiles[0],
            await other.SignForTauriAsync(new MemoryStream(Bytes(BuiltFiles[0])), "another", Cancel)
        );
        Seal(
            Built.Replace(
                "\r\n\t}\r\n}",
                $",\r\n\t\t\"windows-x86_64-nsis\": {{\"url\": \"{Rc}/{setup}\", \"signature\": "
                    + $"\"{foreign}\"}}\r\n\t}}\r\n}}"
            )
        );
        ShouldBeRefused(
            await RunAsync(("updater-public-key", Signer.PublicKey.ToTauriText())),
            $"windows-x86_64-nsis: the signature is of the key {other.PublicKey.KeyIdText}"
        );
    }

    [Fact]
    public async Task A_changed_trusted_comment_is_refused()
    {
        var start = Built.IndexOf("\"darwin-x86_64\"", StringComparison.Ordinal);
        var at = Built.IndexOf("\"signature\":\"", start, StringComparison.Ordinal) + 13;
        var old = Built[at..Built.IndexOf('"', at)];
        var changed = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(Convert.FromBase64String(old)).Replace("timestamp:1", "timestamp:2")
            )
        );
        Seal(Built.Replace(old, changed));
        ShouldBeRefused(
            await RunAsync(("updater-public-key", Signer.PublicKey.ToTauriText())),
            "darwin-x86_64: the trusted comment of the signature over Manager_x64.app.tar.gz was changed"
        );
    }

    [Fact]
    public async Task Bytes_that_changed_behind_the_digest_are_refused()
    {
        Seal(Built);
        Draft.Assets.Single(asset => asset.Name == AppImage).ReplaceBytes(Bytes(AppImage).Reverse().ToArray());
        ShouldBeRefused(
            await RunAsync(("updater-public-key", Signer.PublicKey.ToTauriText())),
            $"linux-x86_64: {AppImage} arrived as "
        );
    }

    [Fact]
    public async Task A_latest_json_that_changed_behind_the_digest_is_refused()
    {
        Seal(Built);
        Draft
            .Assets.Single(asset => asset.Name == "latest.json")
            .ReplaceBytes(Encoding.UTF8.GetBytes(Built.Replace("caf", "CAF")));
        ShouldBeRefused(await RunAsync(), "latest.json arrived as ");
    }
}
