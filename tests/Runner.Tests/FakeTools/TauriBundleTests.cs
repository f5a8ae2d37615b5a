using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class TauriBundleTests : ToolchainTest
{
    private const string Bundle = "src-tauri/target/release/bundle";

    [Theory]
    [InlineData(
        "Linux",
        "X64",
        "appimage/My App.AppDir/AppRun",
        "appimage/My App_1.4.0_amd64.AppImage",
        "appimage/My App_1.4.0_amd64.AppImage.sig",
        "deb/My App_1.4.0_amd64.deb",
        "deb/My App_1.4.0_amd64.deb.sig",
        "deb/My App_1.4.0_amd64/data/usr/bin/app",
        "rpm/My App-1.4.0-1.x86_64.rpm",
        "rpm/My App-1.4.0-1.x86_64.rpm.sig"
    )]
    [InlineData(
        "Linux",
        "ARM64",
        "appimage/My App.AppDir/AppRun",
        "appimage/My App_1.4.0_aarch64.AppImage",
        "appimage/My App_1.4.0_aarch64.AppImage.sig",
        "deb/My App_1.4.0_arm64.deb",
        "deb/My App_1.4.0_arm64.deb.sig",
        "deb/My App_1.4.0_arm64/data/usr/bin/app",
        "rpm/My App-1.4.0-1.aarch64.rpm",
        "rpm/My App-1.4.0-1.aarch64.rpm.sig"
    )]
    [InlineData(
        "Windows",
        "X64",
        "msi/My App_1.4.0_x64_en-US.msi",
        "msi/My App_1.4.0_x64_en-US.msi.sig",
        "nsis/My App_1.4.0_x64-setup.exe",
        "nsis/My App_1.4.0_x64-setup.exe.sig"
    )]
    [InlineData(
        "macOS",
        "ARM64",
        "dmg/My App_1.4.0_aarch64.dmg",
        "dmg/bundle_dmg.sh",
        "macos/My App.app.tar.gz",
        "macos/My App.app.tar.gz.sig",
        "macos/My App.app/Contents/Info.plist",
        "macos/My App.app/Contents/MacOS/app"
    )]
    public async Task Bundles_have_the_names_and_folders_of_their_system(string os, string cpu, params string[] files)
    {
        (Variables["RUNNER_OS"], Variables["RUNNER_ARCH"]) = (os, cpu);
        await Prepare();

        await Do("npm run tauri build");

        Files(Bundle).Should().Equal(files);
        Files("dist").Should().Equal("assets/index.js", "index.html");
        File.Exists(Path.Combine(Project, "src-tauri/target/release", os == "Windows" ? "app.exe" : "app"))
            .Should()
            .BeTrue();
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

        Files("src-tauri/target/universal-apple-darwin/release/bundle")
            .Should()
            .Contain(["dmg/My App_1.4.0_universal.dmg", "macos/My App.app.tar.gz.sig"]);
        (await Call("tauri build --target x86_64-pc-windows-msvc")).Should().Be(1);
        Printed.Should().Contain("x86_64-pc-windows-msvc cannot be bundled on macOS");
    }

    [Fact]
    public async Task Only_the_bundles_that_are_asked_for_are_made_and_those_of_another_system_are_refused()
    {
        await Prepare();

        await Do("npx tauri build -b deb --config {\"version\":\"2.0.0\"}");
        Files(Bundle)
            .Where(file => !file.Contains("data/"))
            .Should()
            .Equal("deb/My App_2.0.0_amd64.deb", "deb/My App_2.0.0_amd64.deb.sig");
        (await Call("npx tauri build --bundles deb dmg")).Should().Be(2);
        Printed.Should().Contain("invalid value 'dmg' for '--bundles'");
        (await Call("npx tauri build --universal")).Should().Be(2);
        Printed.Should().Contain("unexpected argument '--universal'");
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

    [Theory]
    [InlineData("node scripts/tauri.mjs", 0)]
    [InlineData("node ./tools/tauri.cjs", 0)]
    [InlineData("tauri", 1)]
    public async Task A_script_that_wraps_Tauri_gives_a_beta_a_version_that_an_msi_takes(string script, int code)
    {
        Variables["RUNNER_OS"] = "Windows";
        Configure("1.0.0-beta.2");
        Write(
            "package.json",
            File.ReadAllText(Path.Combine(Project, "package.json"))
                .Replace("\"tauri\": \"tauri\"", $"\"tauri\": \"{script}\"", StringComparison.Ordinal)
        );
        await Prepare();

        (await Call("npm run tauri -- build --bundles msi")).Should().Be(code, Printed);

        Printed.Contains("is not run, Tauri's own command is", StringComparison.Ordinal).Should().Be(code == 0);
        Directory.Exists(Path.Combine(Project, Bundle, "msi")).Should().Be(code == 0);
    }

    [Fact]
    public async Task Installers_for_old_updaters_are_zipped_beside_the_new_ones()
    {
        Variables["RUNNER_OS"] = "Windows";
        Configure("1.4.0", "\"targets\": \"nsis\", \"createUpdaterArtifacts\": \"v1Compatible\"");
        await Prepare();

        await Do("tauri build");

        Files(Bundle)
            .Should()
            .Equal(
                "nsis/My App_1.4.0_x64-setup.exe",
                "nsis/My App_1.4.0_x64-setup.exe.sig",
                "nsis/My App_1.4.0_x64-setup.nsis.zip",
                "nsis/My App_1.4.0_x64-setup.nsis.zip.sig"
            );
    }
}
