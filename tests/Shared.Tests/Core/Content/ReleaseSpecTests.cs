using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class ReleaseSpecTests
{
    private static readonly ReleaseSpec Sample = ContentSample.Spec() with { Tooling = null };
    private static readonly string Good = Encoding.UTF8.GetString(ReleaseSpecFile.Write(Sample));

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var parts = Gen.SubListOf(ContentSample.Spec().Assets.Select(asset => asset.Id).ToArray())
            .Where(ids => ids.Count > 0);

        Prop.ForAll(
                parts.ToArbitrary(),
                ids =>
                {
                    var whole = ContentSample.Spec("v1.0.0");
                    var assets = whole.Assets.Where(asset => ids.Contains(asset.Id)).ToList();
                    var tools = RepositoryName.Parse("org/tools");
                    var spec = whole with
                    {
                        Assets = assets,
                        InstallSets =
                        [
                            .. assets.Select(Only),
                            new InstallSet("default", assets[0].Platform, [assets[0].Id]),
                        ],
                        Tooling = new SpecTooling(tools, "main", CommitSha.Parse(new string('e', 40))),
                        DemoUrl = "https://example.org/demo",
                    };
                    ReleaseSpecFile
                        .Parse(ReleaseSpecFile.Write(spec), "spec")
                        .Should()
                        .BeEquivalentTo(spec, like => like.WithStrictOrdering());
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_spec_of_schema_1_is_read_and_names_no_tooling()
    {
        Parse(Good.Replace("\"schema\": 2", "\"schema\": 1")).Should().BeEquivalentTo(Sample with { Schema = 1 });
        Problem(Good.Replace("\"schema\": 2,", "\"schema\": 1, \"tooling\": { \"repo\": \"org/tools\" },"))
            .Should()
            .Be("line 2: tooling is unknown");
    }

    [Theory]
    [InlineData("\"schema\": 2", "\"schema\": 3", "it is of schema 3, and 1 and 2 are known")]
    [InlineData(
        "\"channel\": \"beta\"",
        "\"channel\": \"nightly\"",
        "line 3: channel must be one of stable, beta, not 'nightly'"
    )]
    [InlineData(
        "\"channel\": \"beta\"",
        "\"channel\": \"stable\"",
        "line 4: tag must be of the channel stable, not v0.2.0-beta.1"
    )]
    [InlineData(
        "\"id\": \"loader\"",
        "\"id\": \"lader\"",
        "line 7: repos[0].id must be one of loader, oc-bridge, core, plugin-bitwig, not 'lader'"
    )]
    [InlineData(
        "\"id\": \"loader\"",
        "\"id\": \"core\"",
        "line 21: repos[2].id is there twice: core; line 36: assets[0] is made from loader, which repos does not "
            + "pin; line 43: assets[1] is made from loader, which repos does not pin; line 50: assets[2] is made from "
            + "loader, which repos does not pin; line 57: assets[3] is made from loader, which repos does not pin"
    )]
    [InlineData(
        "https://github.com/org/loader",
        "ftp://github.com/org/loader",
        "line 8: repos[0].url must be the page of a repository, https://HOST/OWNER/NAME, not "
            + "'ftp://github.com/org/loader'"
    )]
    [InlineData(
        "https://github.com/org/loader",
        "https://me:secret@github.com/org/loader",
        "line 8: repos[0].url must be the page of a repository, https://HOST/OWNER/NAME, not "
            + "'https://me:secret@github.com/org/loader'"
    )]
    [InlineData(
        "https://github.com/org/loader",
        "https://github.com/org/../loader",
        "line 8: repos[0].url must be the page of a repository, https://HOST/OWNER/NAME, not "
            + "'https://github.com/org/../loader'"
    )]
    [InlineData(
        "\"main\",\n      \"sha\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\n      \"sha\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "line 9: repos[0].ref must be a branch, not the commit aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "line 10: repos[0].sha must be a full commit SHA, 40 lower-case hex digits, not "
            + "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"
    )]
    [InlineData(
        "\"id\": \"bundle-windows-x86_64\",",
        "\"id\": \"bundle-macos-x86_64\",",
        "line 44: assets[1].id is there twice: bundle-macos-x86_64; line 86: install_sets[0].assets[0] must be "
            + "the id of an asset, not 'bundle-windows-x86_64'; line 95: install_sets[1].assets[0] is the bundle of "
            + "windows-x86_64, and the set is for macos-x86_64; line 122: install_sets[4].assets[0] must be the id of "
            + "an asset, not 'bundle-windows-x86_64'; line 132: install_sets[5].assets[0] is the bundle of "
            + "windows-x86_64, and the set is for macos-x86_64"
    )]
    [InlineData(
        "\"kind\": \"bitwig-extension\"",
        "\"kind\": \"ableton-extension\"",
        "line 76: assets[6].kind must be one of bundle, firmware, bitwig-extension, not 'ableton-extension'"
    )]
    [InlineData(
        "midi_studio.bwextension",
        "../midi_studio.bwextension",
        "line 77: assets[6].filename must be one of midi_studio.bwextension, not '../midi_studio.bwextension'"
    )]
    [InlineData(
        "midi-studio-linux-x86_64-bundle.zip",
        "bundle.zip",
        "line 62: assets[3].filename must be midi-studio-linux-x86_64-bundle.zip, not 'bundle.zip'"
    )]
    [InlineData(
        "\"kind\": \"firmware\",",
        "\"kind\": \"firmware\", \"os\": \"linux\", \"arch\": \"x86_64\",",
        "line 64: assets[4] must have neither os nor arch: it is of the kind firmware"
    )]
    [InlineData(
        "\"assets\": [\n        \"bundle-windows-x86_64\",",
        "\"assets\": [\n        \"bundle-linux-x86_64\",",
        "line 86: install_sets[0].assets[0] is the bundle of linux-x86_64, and the set is for windows-x86_64"
    )]
    [InlineData("\"tag\":", "\"sign\": true, \"tag\":", "line 4: sign is unknown")]
    public void What_breaks_a_rule_is_named_with_its_line(string good, string bad, string problem)
    {
        var at = Good.IndexOf(good, StringComparison.Ordinal);

        Problem(Good[..at] + bad + Good[(at + good.Length)..]).Should().Be(problem);
    }

    [Fact]
    public void All_problems_are_named_at_once()
    {
        Problem("{\"schema\": 2, \"repos\": [], \"assets\": [{}], \"install_sets\": 1}")
            .Should()
            .Be(
                "line 1: channel is missing; line 1: tag is missing; line 1: repos must not be empty; line 1: "
                    + "assets[0].id is missing; line 1: assets[0].kind is missing; line 1: assets[0].filename is "
                    + "missing; line 1: install_sets must be a list"
            );
    }

    [Fact]
    public void Another_channel_or_tag_than_the_one_asked_for_is_a_difference()
    {
        ReleaseSpecFile
            .Differences(ContentSample.Spec(), Channel.Beta, ReleaseTag.Parse("v0.2.0-beta.1"))
            .Should()
            .BeEmpty();
        ReleaseSpecFile
            .Differences(ContentSample.Spec(), Channel.Stable, ReleaseTag.Parse("v0.2.0"))
            .Should()
            .Equal(
                "the spec is of channel beta, and stable was asked for",
                "the spec is of v0.2.0-beta.1, and v0.2.0 was asked for"
            );
    }

    private static InstallSet Only(SpecAsset asset) => new($"only-{asset.Id}", asset.Platform, [asset.Id]);

    private static ReleaseSpec Parse(string text) =>
        ReleaseSpecFile.Parse(Encoding.UTF8.GetBytes(text), "release-specs/v0.2.0-beta.1.json");

    private static string Problem(string text)
    {
        var parse = () => Parse(text);
        var failure = parse.Should().Throw<ActionFailure>().Which;
        failure.ExitCode.Should().Be(ExitCode.No);
        return failure.What["The spec release-specs/v0.2.0-beta.1.json cannot be used: ".Length..];
    }
}
