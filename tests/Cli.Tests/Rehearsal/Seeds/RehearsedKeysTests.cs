using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Seeds;

/// <summary>The updater's key in each form of a Tauri configuration.</summary>
[Needs(Need.Nothing)]
public sealed class RehearsedKeysTests
{
    [Theory]
    [InlineData(
        "{ \"updater\": { \"pubkey\": \"old\", \"a\": \"b\" } }",
        "{ \"updater\": { \"pubkey\": \"K\", \"a\": \"b\" } }"
    )]
    [InlineData("{ updater: { pubkey : 'old', a: 'b' } }", "{ updater: { pubkey : \"K\", a: 'b' } }")]
    [InlineData("{ 'pubkey': 'old' }", "{ 'pubkey': \"K\" }")]
    [InlineData("[plugins.updater]\npubkey = \"old\"\na = 'b'\n", "[plugins.updater]\npubkey = \"K\"\na = 'b'\n")]
    [InlineData("plugins.updater.pubkey='old'", "plugins.updater.pubkey=\"K\"")]
    [InlineData("{ \"mypubkey\": \"old\", \"a\": \"pubkey\" }", "{ \"mypubkey\": \"old\", \"a\": \"pubkey\" }")]
    public void It_is_exchanged_and_nothing_else(string configuration, string exchanged) =>
        RehearsedKeys.WithUpdaterKey(configuration, "K").Should().Be(exchanged);

    [Theory]
    [InlineData("src-tauri/tauri.conf.json", true)]
    [InlineData("tauri.conf.json5", true)]
    [InlineData("a/Tauri.toml", true)]
    [InlineData("a/tauri.windows.conf.json", false)]
    [InlineData("my-tauri.conf.json", false)]
    public void It_is_looked_for_in_configurations(string path, bool isOne) =>
        RehearsedKeys.IsConfiguration(path).Should().Be(isOne);
}
