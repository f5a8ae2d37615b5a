using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What may not stand in a description of content.</summary>
[Needs(Need.Nothing)]
public sealed class ContentDescriptionRuleTests
{
    private const string MonitorFiles = "\"acme-monitor-{os}-{arch}{exe}\", \"acme-themes.zip\"";

    [Theory]
    [InlineData("\"id\": \"monitor\"", "\"id\": \"flasher\"", "producers[1].id is there twice: flasher")]
    [InlineData(
        "\"in\": \"station\"",
        "\"in\": \"flasher\"",
        "producers[2].pins[0].in must be one of tools, station, which"
    )]
    [InlineData("platformio.ini", "../x.ini", "producers[2].pins[0].file must be a plain relative path")]
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
    [InlineData("rc-{tools}-{sha}", "rc-{tools}-{tools}-{sha}", "producers[2].tag must name each {REPO} once")]
    [InlineData(
        "\"tools-inc/flash\"",
        "\"acme/station\", \"tag\": \"rc-{tools}-{sha}\"",
        "producers[2].tag is there twice"
    )]
    [InlineData(
        "[\"acme-station.hex\"]",
        "[\"acme-station.hex\", \"candidate.json\"]",
        "has candidate.json, which is the seal's own"
    )]
    [InlineData(
        "rc-{tools}-{sha}",
        "rc-{source}-{sha}",
        "producers[2].tag must name each {REPO} once, and none that is called"
    )]
    [InlineData(
        "\"file\": \"acme-themes.zip\"",
        "\"file\": \"acme-monitor-{os}-{arch}{exe}\"",
        "bundles[0] unpacks acme-monitor-{os}"
    )]
    [InlineData("\"repo\": \"tools\"", "\"repo\": \"T\"", "producers[1].repo must be a name of lower-case letters")]
    [InlineData("rc-monitor-{sha}", "monitor", "producers[1].tag must be such as rc-{sha}, rc-NAME-{sha} or")]
    [InlineData(
        "rc-{tools}-{sha}",
        "rc-{nobody}-{sha}",
        "producers[2].tag names {nobody}, and that is the `repo` of no"
    )]
    [InlineData(
        "rc-{tools}-{sha}",
        "rc-{station}-{sha}",
        "producers[2].tag names {station}, and that is the `repo` of no"
    )]
    [InlineData(MonitorFiles, "\"a/b\"", "producers[1].files[0] must be the name of an asset as GitHub keeps it")]
    [InlineData(MonitorFiles, "\"$(id)\"", "producers[1].files[0] must be the name of an asset as GitHub keeps it")]
    [InlineData(
        MonitorFiles,
        MonitorFiles + ", \"acme-notes.txt\"",
        "producers[1].files has acme-notes.txt, which is no .hex or .bwextension and goes into no bundle: nobody would"
    )]
    [InlineData(
        "[\"acme-station.hex\"]",
        "[\"acme-station.hex\", \"acme-themes.zip\"]",
        "producers must not have two files"
    )]
    [InlineData("candidate-monitor.yml", "../x.yml", "producers[1].workflow must be the name of a workflow file")]
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
    [InlineData(", \"firmware\"]", ", \"hardware\"]", "install_sets names the asset 'hardware', and nobody makes it")]
    public void What_breaks_a_rule_is_named_with_its_line(string good, string bad, string problem)
    {
        var at = OtherFamily.Json.IndexOf(good, StringComparison.Ordinal);
        at.Should().BeGreaterThan(0);
        var text = OtherFamily.Json[..at] + bad + OtherFamily.Json[(at + good.Length)..];
        var read = () => ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(text));

        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .StartWith("ms-release.json cannot be used: line ")
            .And.Contain(problem);
    }
}
