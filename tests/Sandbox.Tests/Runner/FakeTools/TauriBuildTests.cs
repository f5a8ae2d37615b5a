using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Runner.FakeTools;

[Needs(Need.Nothing)]
public sealed class TauriBuildTests : ToolchainTest
{
    private const string Bundle = "src-tauri/target/release/bundle";

    [Theory]
    [InlineData("Linux", "X64", "appimage/My App.AppDir/AppRun", "appimage/My App_1.4.0_amd64.AppImage", "appimage/My App_1.4.0_amd64.AppImage.sig",
        "deb/My App_1.4.0_amd64.deb", "deb/My App_1.4.0_amd64.deb.sig", "deb/My App_1.4.0_amd64/data/usr/bin/app", "rpm/My App-1.4.0-1.x86_64.rpm", "rpm/My App-1.4.0-1.x86_64.rpm.sig")]
    [InlineData("Linux", "ARM64", "appimage/My App.AppDir/AppRun", "appimage/My App_1.4.0_aarch64.AppImage", "appimage/My App_1.4.0_aarch64.AppImage.sig",
        "deb/My App_1.4.0_arm64.deb", "deb/My App_1.4.0_arm64.deb.sig", "deb/My App_1.4.0_arm64/data/usr/bin/app", "rpm/My App-1.4.0-1.aarch64.rpm", "rpm/My App-1.4.0-1.aarch64.rpm.sig")]
    [InlineData("Windows", "X64", "msi/My App_1.4.0_x64_en-US.msi", "msi/My App_1.4.0_x64_en-US.msi.sig", "nsis/My App_1.4.0_x64-setup.exe", "nsis/My App_1.4.0_x64-setup.exe.sig")]
    [InlineData("macOS", "ARM64", "dmg/My App_1.4.0_aarch64.dmg", "dmg/bundle_dmg.sh", "macos/My App.app.tar.gz", "macos/My App.app.tar.gz.sig", "macos/My App.app/Contents/Info.plist", "macos/My App.app/Contents/MacOS/app")]
    public async Task Bundles_have_the_names_and_folders_of_their_system(string os, string cpu, params string[] files)
    {
        (Variables["RUNNER_OS"], Variables["RUNNER_ARCH"]) = (os, cpu);
        await Prepare();

        await Do("npm run tauri build");

        Files(Bundle).Should().Equal(files);
        Files("dist").Should().Equal("assets/index.js", "index.html");
        File.Exists(Path.Combine(Project, "src-tauri/target/release", os == "Windows" ? "app.exe" : "app")).Should().BeTrue();
    }

    [Fact]
    public async Task A_target_has_a_folder_of_its_own_and_must_be_installed()
    {
        (Variables["RUNNER_OS"], Variables["RUNNER_ARCH"]) = ("macOS", "ARM64");
        await Prepare();

        (await Call("npm run tauri -- build --target universal-apple-darwin --bundles app,dmg")).Should().Be(101);
        Printed.Should().Contain("rustup target add x86_64-apple-darwin");
        await Do("rustup target add x86_64-apple-darwin");
        await Do("npm run tauri -- build --target universal-apple-darwin --bundles app,dmg");

        Files("src-tauri/target/universal-apple-darwin/release/bundle").Should().Contain(["dmg/My App_1.4.0_universal.dmg", "macos/My App.app.tar.gz.sig"]);
        (await Call("tauri build --target x86_64-pc-windows-msvc")).Should().Be(1);
        Printed.Should().Contain("x86_64-pc-windows-msvc cannot be bundled on macOS");
    }

    [Fact]
    public async Task Only_the_bundles_that_are_asked_for_are_made_and_those_of_another_system_are_refused()
    {
        await Prepare();

        await Do("npx tauri build -b deb --config {\"version\":\"2.0.0\"}");
        Files(Bundle).Where(file => !file.Contains("data/")).Should().Equal("deb/My App_2.0.0_amd64.deb", "deb/My App_2.0.0_amd64.deb.sig");
        (await Call("npx tauri build --bundles deb dmg")).Should().Be(2);
        Printed.Should().Contain("invalid value 'dmg' for '--bundles'");
        (await Call("npx tauri build --universal")).Should().Be(2);
        Printed.Should().Contain("unexpected argument '--universal'");
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes_and_another_tree_or_salt_gives_others()
    {
        await Prepare();
        var first = await Build();
        var again = await Build();
        Salt = "run 8";
        var salted = await Build();
        Salt = "";
        // as long as it was
        Write("src-tauri/src/main.rs", "fn main(){ }\n");
        var changed = await Build();

        again.Should().Equal(first);
        salted.Should().NotIntersectWith(first);
        changed.Should().NotIntersectWith(first);
        first.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_tree_is_what_git_keeps_track_of_where_there_is_git()
    {
        await Tool.RunAsync("git", Project, "init", "--quiet");
        await Tool.RunAsync("git", Project, "add", "src-tauri", "package.json", "index.html", "package-lock.json");
        await Prepare();
        var first = await Build();
        Write("downloaded.bin", "not part of the source");

        (await Build()).Should().Equal(first);
    }

    [Fact]
    public async Task Signatures_verify_with_the_public_key()
    {
        await Prepare();
        await Do("tauri build");

        foreach (var signature in Directory.EnumerateFiles(Path.Combine(Project, Bundle), "*.sig", SearchOption.AllDirectories))
        {
            await using var content = File.OpenRead(signature[..^".sig".Length]);
            var parsed = MinisignSignature.ParseTauri(await File.ReadAllTextAsync(signature, TestContext.Current.CancellationToken));
            (await Minisign.VerifyAsync(Signer.PublicKey, parsed, content, TestContext.Current.CancellationToken)).Should().Be(MinisignVerdict.Holds);
            parsed.TrustedComment.Should().EndWith($"file:{Path.GetFileName(signature)[..^".sig".Length]}");
        }
    }

    [Fact]
    public async Task A_missing_key_fails_after_the_bundles_are_made_and_a_foreign_one_only_warns()
    {
        await Prepare();
        using var other = new MinisignSigner();

        Variables["TAURI_SIGNING_PRIVATE_KEY"] = other.ToTauriSecretText();
        await Do("tauri build --bundles deb");
        Printed.Should().Contain("does not match plugins > updater > pubkey");
        Variables["TAURI_SIGNING_PRIVATE_KEY"] = "";
        (await Call("tauri build --bundles rpm")).Should().Be(1);
        Printed.Should().Contain("set the variable TAURI_SIGNING_PRIVATE_KEY");
        Files(Bundle).Should().Contain("rpm/My App-1.4.0-1.x86_64.rpm").And.NotContain("rpm/My App-1.4.0-1.x86_64.rpm.sig");
        await Do("tauri build --bundles rpm --no-sign");
        Configure("1.4.0", key: false);
        (await Call("tauri build --bundles rpm")).Should().Be(1);
        Printed.Should().Contain("createUpdaterArtifacts is set, but plugins > updater > pubkey is not");
        Configure("1.4.0", "\"targets\": [\"deb\"]", key: false);
        await Do("tauri build");
    }

    [Fact]
    public async Task A_beta_cannot_be_an_msi_but_an_nsis_installer()
    {
        Variables["RUNNER_OS"] = "Windows";
        Configure("1.0.0-beta.2");
        await Prepare();

        (await Call("tauri build")).Should().Be(1);
        Printed.Should().Contain("the pre-release of 1.0.0-beta.2 must be a number");
        await Do("tauri build --bundles nsis");
        Configure("1.0.0-2");
        await Do("tauri build --bundles msi");
    }

    [Fact]
    public async Task Installers_for_old_updaters_are_zipped_beside_the_new_ones()
    {
        Variables["RUNNER_OS"] = "Windows";
        Configure("1.4.0", "\"targets\": \"nsis\", \"createUpdaterArtifacts\": \"v1Compatible\"");
        await Prepare();

        await Do("tauri build");

        Files(Bundle).Should().Equal("nsis/My App_1.4.0_x64-setup.exe", "nsis/My App_1.4.0_x64-setup.exe.sig", "nsis/My App_1.4.0_x64-setup.nsis.zip", "nsis/My App_1.4.0_x64-setup.nsis.zip.sig");
    }

    [Fact]
    public async Task What_a_build_needs_is_missed_when_it_is_not_there()
    {
        (await Call("npm run tauri build")).Should().Be(127, "nothing brought the tool");
        await Do("npm ci");
        (await Call("npm run tauri build")).Should().Be(101);
        Printed.Should().Contain("sudo apt-get install libwebkit2gtk-4.1-dev");
        await Do("sudo apt-get install -y libwebkit2gtk-4.1-dev");
        File.Delete(Path.Combine(Project, "index.html"));
        (await Call("npm run tauri build")).Should().Be(1);
        Printed.Should().Contain("index.html").And.Contain("beforeBuildCommand `npm run build` failed with exit code 1");
        Write("index.html", "");
        Write("src-tauri/Cargo.lock", "version = 4\n");
        (await Call("npm run tauri -- build -- --locked")).Should().Be(101);
        Printed.Should().Contain("it lacks app 1.4.0, tauri");
    }

    private async Task<IReadOnlyList<string>> Build()
    {
        await Do("tauri build");
        return [.. Directory.EnumerateFiles(Path.Combine(Project, Bundle), "*.*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".sig", StringComparison.Ordinal) && new FileInfo(path).Length > 1000)
            .Order(StringComparer.Ordinal)
            .Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];
    }
}
