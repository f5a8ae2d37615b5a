using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>The updater's key meets no code of a dependency: the seal signs, not the build.</summary>
[Needs(Need.Nothing)]
public sealed class UpdaterKeyTests : PublishTest
{
    private readonly MinisignSigner owner = new();

    [Fact]
    public async Task What_the_build_signed_with_a_throwaway_key_is_signed_anew()
    {
        using var throwaway = new MinisignSigner();
        Runner.Write("dist/app-setup.exe.sig", Bytes(await SignedAsync(throwaway, "the installer")));

        await PublishedAsync(Inputs());

        foreach (
            var (name, text) in ((string, string)[])[("app-setup.exe", "the installer"), ("app.AppImage", "the image")]
        )
        {
            var signature = Encoding.UTF8.GetString(Asset(name + ".sig").ReadBytes());
            (await VerdictAsync(signature, text)).Should().Be(MinisignVerdict.Holds);
            var latest = JsonNode.Parse(Asset("latest.json").ReadBytes())!["platforms"]!;
            latest[name.EndsWith("exe", StringComparison.Ordinal) ? "windows-x86_64" : "linux-x86_64"]!["signature"]!
                .GetValue<string>()
                .Should()
                .Be(signature);
        }
        Repo.Releases.All.Single().Assets.Select(asset => asset.Name).Should().NotContain("app.deb.sig");
        // the same bytes of the same commit are signed the same
        await AgainWithoutAWriteAsync(Inputs());
    }

    [Fact]
    public async Task A_latest_json_of_the_build_would_hold_the_throwaway_keys_signatures()
    {
        Runner.Write("dist/latest.json", Bytes("{}"));

        ShouldRefuse(
            await PublishAsync(Inputs()),
            "dist/latest.json comes from the build, and updater-signing-key signs anew what it names"
        );
    }

    [Theory]
    [InlineData("not a key", "", "updater-signing-key: not a minisign secret key")]
    public async Task A_key_that_cannot_be_used_is_bad_input(string key, string password, string problem)
    {
        var result = await PublishAsync(("updater-signing-key", key), ("updater-signing-key-password", password));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_key_that_installed_apps_do_not_know_signs_nothing()
    {
        using var other = new MinisignSigner();

        var result = await PublishAsync([.. Inputs(), ("updater-public-key", other.PublicKey.ToTauriText())]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("updater-signing-key and updater-public-key do not belong together");
        await PublishedAsync([.. Inputs(), ("updater-public-key", owner.PublicKey.ToTauriText())]);
    }

    [Fact]
    public async Task Neither_the_key_nor_its_password_is_shown()
    {
        var result = await PublishedAsync([.. Inputs(), ("updater-signing-key-password", "correct horse")]);

        result.Log.Split('\n').Should().Contain("::add-mask::correct horse").And.Contain($"::add-mask::{Key}");
        (result.Log.Replace("::add-mask::correct horse", "", StringComparison.Ordinal) + result.Summary)
            .Should()
            .NotContain("correct horse");
    }

    private string Key => owner.ToTauriSecretText();

    private (string, string)[] Inputs()
    {
        Runner.Write("dist/app.AppImage", Bytes("the image"));
        return
        [
            ("version", "1.2.3"),
            ("updater-platforms", "windows-x86_64=*-setup.exe\nlinux-x86_64=*.AppImage"),
            ("updater-signing-key", Key),
        ];
    }

    private static Task<string> SignedAsync(MinisignSigner signer, string text) =>
        signer.SignForTauriAsync(new MemoryStream(Bytes(text)), "comment", TestContext.Current.CancellationToken);

    private Task<MinisignVerdict> VerdictAsync(string signature, string text) =>
        Minisign.VerifyAsync(
            owner.PublicKey,
            MinisignSignature.ParseTauri(signature),
            new MemoryStream(Bytes(text)),
            TestContext.Current.CancellationToken
        );
}
