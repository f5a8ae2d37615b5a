using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

/// <summary>Whichever form an app's configuration has, the stand-in builds what it says.</summary>
[Needs(Need.Nothing)]
public sealed class TauriConfigTests : ToolchainTest
{
    private const string Json5 =
        "{ productName: 'Other', version: '1.4.0', /* a */ bundle: { active: true, targets: ['deb',], }, }";

    private const string Toml =
        "product-name = \"Other\"\nversion = \"1.4.0\"\n[bundle]\nactive = true\ntargets = [\"deb\"]\n";

    [Theory]
    [InlineData("tauri.conf.json5", Json5)]
    [InlineData("Tauri.toml", Toml)]
    public async Task Each_form_is_read(string name, string text)
    {
        File.Delete(Path.Combine(Project, "src-tauri/tauri.conf.json"));
        Write($"src-tauri/{name}", text);
        await Prepare();

        await Do("npx tauri build");

        Files("src-tauri/target/release/bundle/deb").Should().Contain("Other_1.4.0_amd64.deb");
    }

    [Theory]
    [InlineData("tauri.linux.conf.json", "{ \"bundle\": { \"targets\": [\"rpm\"] } }")]
    [InlineData("tauri.linux.conf.json5", "{ bundle: { targets: ['rpm'] } }")]
    [InlineData("Tauri.linux.toml", "[bundle]\ntargets = [\"rpm\"]\n")]
    public async Task A_systems_own_is_laid_over_it(string name, string text)
    {
        Configure("1.4.0", "\"targets\": [\"deb\"]", key: false);
        Write($"src-tauri/{name}", text);
        await Prepare();

        await Do("npx tauri build");

        Files("src-tauri/target/release/bundle").Should().Equal("rpm/My App-1.4.0-1.x86_64.rpm");
    }

    [Fact]
    public async Task Of_several_apps_the_variable_names_one()
    {
        Write("other/Tauri.toml", Toml);
        Write("other/Cargo.toml", "[package]\nname = \"other\"\nversion = \"1.4.0\"\n");
        Write("other/Cargo.lock", "version = 4\n\n[[package]]\nname = \"other\"\nversion = \"1.4.0\"\n");
        await Prepare();
        Variables["TAURI_APP_PATH"] = "other";

        await Do("npx tauri build");

        Files("other/target/release/bundle/deb").Should().Contain("Other_1.4.0_amd64.deb");
    }

    [Theory]
    [InlineData("tauri.conf.json", "[]", "tauri.conf.json cannot be read: it is no object")]
    [InlineData(
        "tauri.conf.json",
        "{\"a\": 1, \"a\": 2}",
        "tauri.conf.json cannot be read: the member a is there twice"
    )]
    [InlineData("tauri.conf.json", "{", "tauri.conf.json cannot be read: it is not JSON5 (line 1, byte 2)")]
    public async Task One_that_cannot_be_read_is_named(string name, string text, string problem)
    {
        Write($"src-tauri/{name}", text);
        await Prepare();

        (await Call("npx tauri build")).Should().NotBe(0);

        Printed.Should().Contain(problem);
    }

    [Fact]
    public async Task Without_one_the_forms_are_named()
    {
        File.Delete(Path.Combine(Project, "src-tauri/tauri.conf.json"));
        await Prepare();

        (await Call("npx tauri build")).Should().NotBe(0);

        Printed.Should().Contain("no tauri.conf.json, tauri.conf.json5, Tauri.toml in");
    }
}
