using System.IO.Enumeration;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.FakeTools.Tauri;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

[Needs(Need.Nothing)]
public sealed class AssetPatternsTests
{
    private static readonly string[] Languages = ["en-US"];

    /// <summary>Every target that Tauri builds for.</summary>
    public static TheoryData<string, string> Targets =>
        new()
        {
            { "x86_64-pc-windows-msvc", "msi nsis" },
            { "aarch64-pc-windows-msvc", "msi nsis" },
            { "i686-pc-windows-msvc", "msi nsis" },
            { "x86_64-unknown-linux-gnu", "deb rpm appimage" },
            { "aarch64-unknown-linux-gnu", "deb rpm appimage" },
            { "armv7-unknown-linux-gnueabihf", "deb rpm appimage" },
            { "i686-unknown-linux-gnu", "deb rpm appimage" },
            { "riscv64gc-unknown-linux-gnu", "deb rpm" },
            { "x86_64-apple-darwin", "dmg app" },
            { "aarch64-apple-darwin", "dmg app" },
            { "universal-apple-darwin", "dmg app" },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Each_file_of_a_leg_is_required_by_one_pattern_and_no_pattern_is_left(string target, string bundles)
    {
        foreach (var updater in (bool[])[true, false])
        {
            var build = new BuildSettings { Updater = updater, Legs = [new("leg", "any", target, bundles.Split(' '))] };
            var made = Made(build.Legs[0], updater).ToList();

            AssetPatterns
                .Required(build)
                .Select(pattern => made.Where(name => Matches(pattern, name)))
                .Should()
                .AllSatisfy(names => names.Should().ContainSingle());
            made.Where(name => AssetPatterns.Required(build).Count(pattern => Matches(pattern, name)) != 1)
                .Should()
                .BeEmpty();
        }
    }

    [Theory]
    [InlineData("x86_64-pc-windows-msvc", "nsis", "windows-x86_64=*_x64-setup.exe")]
    [InlineData(
        "x86_64-pc-windows-msvc",
        "msi nsis",
        "windows-x86_64=*_x64-setup.exe windows-x86_64-nsis=*_x64-setup.exe windows-x86_64-msi=*_x64_*.msi"
    )]
    [InlineData("aarch64-pc-windows-msvc", "msi", "windows-aarch64=*_arm64_*.msi")]
    [InlineData(
        "x86_64-unknown-linux-gnu",
        "deb rpm appimage",
        "linux-x86_64=*_amd64.AppImage linux-x86_64-deb=*_amd64.deb linux-x86_64-rpm=*.x86_64.rpm"
    )]
    [InlineData("aarch64-unknown-linux-gnu", "deb", "linux-aarch64-deb=*_arm64.deb")]
    [InlineData("aarch64-apple-darwin", "dmg app", "darwin-aarch64=*_aarch64.app.tar.gz")]
    [InlineData("x86_64-apple-darwin", "dmg", "")]
    [InlineData(
        "universal-apple-darwin",
        "dmg app",
        "darwin-x86_64=*_universal.app.tar.gz darwin-aarch64=*_universal.app.tar.gz"
    )]
    public void An_updater_asks_for_each_platform(string target, string bundles, string platforms) =>
        string.Join(
                ' ',
                AssetPatterns
                    .Updater(new BuildSettings { Legs = [new("leg", "any", target, bundles.Split(' '))] })
                    .Select(update => $"{update.Platform}={update.Pattern}")
            )
            .Should()
            .Be(platforms);

    [Fact]
    public void Installers_of_several_legs_are_told_apart_as_those_of_one() =>
        AssetPatterns
            .Updater(
                new BuildSettings
                {
                    Legs =
                    [
                        new("m", "any", "x86_64-pc-windows-msvc", ["msi"]),
                        new("n", "any", "x86_64-pc-windows-msvc", ["nsis"]),
                        new("a", "any", "aarch64-pc-windows-msvc", ["msi"]),
                    ],
                }
            )
            .Should()
            .Equal(
                ("windows-x86_64-msi", "build-m", "*_x64_*.msi"),
                ("windows-x86_64", "build-n", "*_x64-setup.exe"),
                ("windows-x86_64-nsis", "build-n", "*_x64-setup.exe"),
                ("windows-aarch64", "build-a", "*_arm64_*.msi")
            );

    [Fact]
    public void A_program_is_required_of_each_leg_and_nothing_of_a_build_that_leaves_any_files()
    {
        BuildLeg[] legs =
        [
            new("windows-x86_64", "windows-2025", "x86_64-pc-windows-msvc", []),
            new("linux-x86_64", "ubuntu-22.04", "x86_64-unknown-linux-gnu", []),
        ];

        AssetPatterns
            .Required(new BuildSettings { Kind = BuildKind.Rust, Legs = legs })
            .Should()
            .Equal("*-windows-x86_64.exe", "*-linux-x86_64");
        AssetPatterns.Required(new BuildSettings { Kind = BuildKind.Files, Legs = legs }).Should().BeEmpty();
        AssetPatterns.Unsigned(new BuildSettings()).Should().NotContain(name => name.EndsWith(".sig"));
    }

    // as the owner's build collects them: the one name without an architecture has one by then
    private static IEnumerable<string> Made(BuildLeg leg, bool updater) =>
        leg
            .Bundles.SelectMany(bundle =>
                new TauriBundles("Desk", "1.2.3", leg.Cpu, updater ? "true" : "").Files(bundle, Languages)
            )
            .SelectMany(bundle =>
                bundle.Signed ? [bundle.Path, $"{bundle.Path}.sig"] : (IEnumerable<string>)[bundle.Path]
            )
            .Select(path =>
                Path.GetFileName(path)
                    .Replace(".app.tar.gz", $"_{AssetPatterns.MacArch(leg)}.app.tar.gz", StringComparison.Ordinal)
            );

    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
