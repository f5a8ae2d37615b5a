using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>A Tauri configuration is JSON, JSON5 or TOML, and each system may lay its own over it.</summary>
[Needs(Need.Nothing)]
public sealed class TauriFormsTests
{
    private const string Crate = "[package]\nname = \"desk\"\nversion = \"1.2.3\"\n";

    [Theory]
    [InlineData(
        "tauri.conf.json",
        """{ "version": "1.2.3", "bundle": { "targets": ["msi", "deb"] }, "plugins": { "updater": { "pubkey": "x" } } }"""
    )]
    [InlineData(
        "tauri.conf.json5",
        "{ version: '1.2.3', /* a */ bundle: { targets: ['msi', 'deb',], }, plugins: { updater: { pubkey: 'x' } } }"
    )]
    [InlineData(
        "Tauri.toml",
        "version = \"1.2.3\"\n[bundle]\ntargets = [\"msi\", \"deb\"]\n[plugins.updater]\npubkey = \"x\"\n"
    )]
    public void Whichever_it_is_the_app_is_found_with_what_it_says(string name, string text)
    {
        var product = Trees.Detect(($"src-tauri/{name}", text), ("src-tauri/Cargo.toml", Crate));

        product
            .Tauri.Should()
            .BeEquivalentTo(new TauriProject($"src-tauri/{name}", "src-tauri", ["msi", "deb"], Updater: true));
        product.Settings.Build.Kind.Should().Be(BuildKind.Tauri);
        product.Settings.Build.Legs.Select(leg => leg.Id).Should().Equal("windows-x86_64", "linux-x86_64");
        product.Settings.VersionFiles.Should().Equal("src-tauri/Cargo.toml", $"src-tauri/{name}");
    }

    [Theory]
    [InlineData("a/tauri.conf.json a/tauri.conf.json5 a/Tauri.toml", "a/tauri.conf.json")]
    [InlineData("a/Tauri.toml a/tauri.conf.json5", "a/tauri.conf.json5")]
    [InlineData("b/tauri.conf.json a/Tauri.toml", "a/Tauri.toml")]
    [InlineData("a/b/tauri.conf.json b/tauri.conf.json5", "b/tauri.conf.json5")]
    [InlineData("target/tauri.conf.json node_modules/x/Tauri.toml", null)]
    public void Of_several_the_nearest_is_taken_in_Tauris_order(string paths, string? taken) =>
        TauriProject
            .Find(Trees.Of([.. paths.Split(' ').Select(path => (path, path.EndsWith('l') ? "" : "{}"))]))
            .App?.Config.Should()
            .Be(taken);

    [Fact]
    public void That_there_are_several_is_told() =>
        TauriProject
            .Find(Trees.Of([("a/tauri.conf.json", "{}"), ("b/Tauri.toml", ""), ("c/tauri.conf.json", "[")]))
            .Notes.Should()
            .Equal(
                "There are Tauri apps in a, b: that of a is released; name another as app.config in ms-release.json"
            );

    [Theory]
    [InlineData("{\"bundle\": {\"targets\": [\"nsis\"]}}", "", "msi,deb|nsis")]
    [InlineData("{\"bundle\": {\"active\": false}}", "", "msi,deb|")]
    [InlineData("{\"bundle\": {\"targets\": \"all\"}}", "", "msi,deb|deb,rpm,appimage,msi,nsis,app,dmg")]
    [InlineData("{\"bundle\": {\"windows\": {}}}", "", "msi,deb|msi,deb")]
    [InlineData(
        "{",
        "src-tauri/tauri.windows.conf.json is not looked at: it is not JSON5 (line 1, byte 2)",
        "msi,deb|msi,deb"
    )]
    [InlineData("[]", "src-tauri/tauri.windows.conf.json is not looked at: it is no object", "msi,deb|msi,deb")]
    public void What_is_laid_over_it_counts_on_its_system(string overlay, string note, string bundles)
    {
        var (app, notes) = TauriProject.Find(
            Trees.Of(
                ("src-tauri/tauri.conf.json", """{ "bundle": { "targets": ["msi", "deb"] } }"""),
                ("src-tauri/tauri.windows.conf.json", overlay)
            )
        );

        $"{string.Join(',', app!.On("linux"))}|{string.Join(',', app.On("windows"))}".Should().Be(bundles);
        notes.Should().Equal(note.Length == 0 ? [] : [note]);
    }

    [Fact]
    public void The_legs_are_those_of_each_systems_own_bundles() =>
        string.Join(
                ' ',
                Trees
                    .Detect(
                        ("src-tauri/tauri.conf.json", """{ "bundle": { "active": false, "targets": ["deb"] } }"""),
                        ("src-tauri/tauri.windows.conf.json5", "{ bundle: { active: true, targets: 'msi' } }"),
                        ("src-tauri/Tauri.macos.toml", "bundle.active = true\nbundle.targets = [\"dmg\"]\n")
                    )
                    .Settings.Build.Legs.Select(leg => $"{leg.Id}:{string.Join(',', leg.Bundles)}")
            )
            .Should()
            .Be("windows-x86_64:msi macos-x86_64:dmg macos-arm64:dmg");

    [Theory]
    [InlineData("tauri.conf.json", "{ \"bundle\": { \"active\": false } }", true)]
    [InlineData("tauri.conf.json", "{ \"bundle\": { \"targets\": [] } }", false)]
    [InlineData("tauri.conf.json", "{ \"bundle\": { \"targets\": [\"odd\"] } }", false)]
    [InlineData("tauri.conf.json5", "{ tauri: { bundle: { active: false } } }", true)]
    [InlineData("Tauri.toml", "[bundle]\nactive = false", true)]
    [InlineData("Tauri.toml", "[bundle]\ntargets = []", false)]
    public void An_app_that_bundles_nothing_has_no_legs(string name, string text, bool isInactive)
    {
        var product = Trees.Detect((name, text));

        product.Settings.Build.Legs.Should().BeEmpty();
        product.Tauri!.IsInactive.Should().Be(isInactive);
    }

    [Theory]
    [InlineData("tauri.conf.json", "{", "it is not JSON5 (line 1, byte 2)")]
    [InlineData("tauri.conf.json", "[]", "it is no object")]
    [InlineData("tauri.conf.json5", "{ a: 1, a: 2 }", "the member a is there twice")]
    [InlineData("Tauri.toml", "[", "line 1 is not TOML: *")]
    [InlineData("tauri.conf.json", "", "it is not JSON5 (line 1, byte 1)")]
    public void One_that_cannot_be_read_is_told_and_another_is_taken(string name, string text, string why)
    {
        var (app, notes) = TauriProject.Find(Trees.Of((name, text), ("b/tauri.conf.json", "{}")));

        app!.Config.Should().Be("b/tauri.conf.json");
        notes.Should().ContainSingle().Which.Should().Match($"{name} is not taken for an app's: {why}");
    }

    [Theory]
    [InlineData("b/tauri.conf.json", "there is no such file")]
    [InlineData("a/tauri.conf.json", "it is not JSON5 (line 1, byte 2)")]
    public void One_that_the_description_names_must_be_there(string config, string problem)
    {
        var find = () => TauriProject.Find(Trees.Of(("a/tauri.conf.json", "{")), "", config);

        find.Should()
            .Throw<ActionFailure>()
            .WithMessage(
                $"{config} cannot be used: {problem}. ms-release.json names it as app.config. Correct it, or name another."
            );
    }
}
