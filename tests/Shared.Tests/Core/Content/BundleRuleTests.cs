using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What may not be said of bundles, assets and install sets.</summary>
[Needs(Need.Nothing)]
public sealed class BundleRuleTests
{
    [Theory]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"..{exe}/evil\", \"mode\"",
        "bundles[0] has '../evil' on linux-x86_64, which is no"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"bin/{exe}\", \"mode\"",
        "bundles[0] has 'bin/' on linux-x86_64, which is no"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"{exe}\", \"mode\"",
        "bundles[0] has '' on linux-x86_64, which is no plain"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"bin\", \"mode\"",
        "bundles[0] has bin both as a file and as a folder on"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"themes\", \"mode\"",
        "bundles[0] has themes both as a file and as a"
    )]
    [InlineData(
        "\"unpack\": \"themes\"",
        "\"unpack\": \"..{exe}\"",
        "bundles[0] has '..' on linux-x86_64, which is no plain"
    )]
    [InlineData("themes/dark.toml", "..{exe}/dark.toml", "bundles[0] has '../dark.toml' on linux-x86_64, which is no")]
    [InlineData(
        "\"tools-{os}-{arch}\", \"filename\"",
        "\"{exe}-{os}-{arch}\", \"filename\"",
        "bundles[0] has '-linux-x86_64' as"
    )]
    [InlineData(
        "acme-tools-{os}-{arch}.zip",
        "acme-{os}-{arch}..zip",
        "bundles[0] has 'acme-linux-x86_64..zip' as its name"
    )]
    [InlineData(
        "\"file\": \"acme-themes.zip\"",
        "\"file\": \"acme-monitor-{os}-{arch}{exe}\"",
        "bundles[0] unpacks acme-monitor-{os}"
    )]
    [InlineData(
        "\"producer\": \"flasher\"",
        "\"producer\": \"nobody\"",
        "bundles[0].files[0].producer must be the id of a"
    )]
    [InlineData(
        "\"file\": \"acme-themes.zip\"",
        "\"file\": \"x.zip\"",
        "bundles[0].files[2].file is x.zip, which monitor"
    )]
    [InlineData(
        "\"unpack\": \"themes\"",
        "\"unpack\": \"../themes\"",
        "bundles[0].files[2].unpack must be a plain relative"
    )]
    [InlineData(
        "\"path\": \"acme-flash{exe}\"",
        "\"path\": \"/acme-flash\"",
        "bundles[0].files[0].path must be a plain"
    )]
    [InlineData("\"path\": \"acme-flash{exe}\"", "\"path\": \"bin/ACME-monitor{exe}\"", "bundles[0] has two files for")]
    [InlineData(
        "\"path\": \"acme-flash{exe}\"",
        "\"path\": \"{cpu}\"",
        "bundles[0] has '{cpu}': only {os}, {arch} and {exe}"
    )]
    [InlineData(
        "\"unpack\": \"themes\"",
        "\"mode\": \"644\"",
        "bundles[0].files[2] must have either `path`, or `unpack`"
    )]
    [InlineData(
        "\"mode\": \"755\"",
        "\"mode\": \"4755\"",
        "bundles[0].files[0].mode must be 755 for what is started, else"
    )]
    [InlineData("windows-arm64", "windows-ia64", "bundles[0].platforms[1] must be one of windows-x86_64,")]
    [InlineData("acme-tools-{os}-{arch}.zip", "acme-tools.zip", "bundles[0].filename must differ between platforms")]
    [InlineData(
        "\"filename\": \"acme-station.hex\"",
        "\"filename\": \"acme-themes.zip\"",
        "assets[0].filename must be a"
    )]
    [InlineData(
        "\"id\": \"firmware\"",
        "\"id\": \"tools-linux-x86_64\"",
        "assets must tell acme-tools-linux-x86_64.zip and"
    )]
    [InlineData(
        "\"id\": \"default\"",
        "\"id\": \"all\"",
        "install_sets must hold a set default: every client installs it"
    )]
    [InlineData(
        ", \"firmware\"]",
        ", \"hardware\"]",
        "install_sets[0] names the asset 'hardware' on linux-x86_64, and"
    )]
    [InlineData(
        "{ \"id\": \"default\", \"assets\": [\"tools-{os}-{arch}\", \"firmware\"] }",
        "{ \"id\": \"default\", \"assets\": [\"firmware\"] }, { \"id\": \"default\", \"assets\": [\"firmware\"] }",
        "install_sets[1] is there twice: default"
    )]
    [InlineData(
        "[\"tools-{os}-{arch}\", \"firmware\"]",
        "[\"tools-linux-x86_64\", \"firmware\"]",
        "install_sets[0] names the bundle of linux-x86_64: with {os} and {arch} it is one set for each platform"
    )]
    [InlineData(
        "[\"tools-{os}-{arch}\", \"firmware\"]",
        "[\"tools-{os}-{arch}\", \"tools-linux-x86_64\"]",
        "install_sets[0] names the bundle of linux-x86_64 on windows-arm64: with"
    )]
    [InlineData(
        "[\"tools-{os}-{arch}\", \"firmware\"]",
        "[\"tools-{os}-{arch}\", \"tools-linux-{arch}\"]",
        "install_sets[0] names 'tools-linux-x86_64' twice on linux-x86_64"
    )]
    [InlineData("themes/dark.toml", "bin/dark.toml", "bundles[0] requires bin/dark.toml on linux-x86_64, and puts")]
    [InlineData("themes/dark.toml", "themes", "bundles[0] requires themes on linux-x86_64, and puts neither such")]
    [InlineData("[\"linux-x86_64\", \"windows-arm64\"]", "[]", "bundles[0].platforms must not be empty")]
    [InlineData(
        "\"unpack\": \"themes\"",
        "\"unpack\": \"themes\", \"mode\": \"755\"",
        "bundles[0].files[2].mode must be that of one file with a `path`: what is unpacked has 644"
    )]
    [InlineData("\"required\":", "\"requird\":", "bundles[0].requird is unknown")]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"bin/con{exe}\", \"mode\"",
        "bundles[0] has 'bin/con' on linux-x86_64, which is no plain relative path"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"Com1.txt/x\", \"mode\"",
        "bundles[0].files[0].path must be a plain relative path, not 'Com1.txt/x'"
    )]
    [InlineData(
        "\"acme-flash{exe}\", \"mode\"",
        "\"bin./x\", \"mode\"",
        "bundles[0].files[0].path must be a plain relative path, not 'bin./x'"
    )]
    public void What_breaks_a_rule_is_named_with_its_line(string good, string bad, string problem) =>
        SpoiledDescription.ShouldBeRefused(good, bad, problem);

    [Theory]
    [InlineData("_st.hex")]
    [InlineData("-.hex")]
    public void An_asset_whose_name_makes_no_id_must_be_given_one(string file)
    {
        var text = OtherFamily.Json.Replace("acme-station.hex", file, StringComparison.Ordinal);
        var read = () => ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(Without(text)));

        ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(text)).Content.Assets[^1].Id.Should().Be("firmware");
        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain($"assets must give {file} an id: its name makes none that a spec takes");
    }

    private static string Without(string text) =>
        text[..text.IndexOf("  \"assets\"", StringComparison.Ordinal)].TrimEnd().TrimEnd(',') + "}";
}
