using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What may not be said of producers.</summary>
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
        "\"file\": \"platformio.ini\" }",
        "\"file\": \"platformio.ini\" }, { \"id\": \"sensor\", \"repository\": \"a/b\", \"in\": \"tools\", \"file\": \"x\" }",
        "producers[2].pins[1].id is there twice: sensor"
    )]
    [InlineData("[\"acme-station.hex\"]", "[]", "producers[2].files must not be empty")]
    [InlineData("\"pinned\": true", "\"pined\": true", "producers[0].pined is unknown")]
    [InlineData("\"schema\": 2", "\"schema\": 3", "and schema 2 is known here: a newer version reads it")]
    public void What_breaks_a_rule_is_named_with_its_line(string good, string bad, string problem) =>
        SpoiledDescription.ShouldBeRefused(good, bad, problem);
}
