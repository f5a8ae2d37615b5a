using System.Text;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class TauriDocumentTests
{
    private const string Same = """
        {"productName":"a","bundle":{"active":true,"targets":["msi","deb"],"macOS":{"minimumSystemVersion":"12.0"}},
        "plugins":{"updater":{"pub-key":"x","endpoints":[]}},"app":{"windows":[{"width":800,"title":"a"},{"title":"b"}]}}
        """;

    [Theory]
    [InlineData("tauri.conf.json", Same)]
    [InlineData(
        "tauri.conf.json5",
        "{ productName: 'a', bundle: { active: true, targets: ['msi', 'deb',], macOS: { minimumSystemVersion: '12.0' } },"
            + " plugins: { updater: { 'pub-key': 'x', endpoints: [] } }, /* */ app: { windows: [{ width: 800, "
            + "title: 'a' }, { title: 'b' }] } }"
    )]
    [InlineData(
        "Tauri.toml",
        "product-name = \"a\"\n[bundle]\nactive = true\ntargets = [\"msi\", \"deb\"]\nmacOS.minimum-system-version = "
            + "\"12.0\"\n[plugins.updater]\npub-key = \"x\"\nendpoints = []\n[[app.windows]]\nwidth = 800\ntitle = \"a\"\n"
            + "[[app.windows]]\ntitle = \"b\"\n"
    )]
    public void Each_form_is_the_same_tree(string name, string text) =>
        Parse(name, text).Should().Be(Same.Replace("\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("tauri.conf.json", "\uFEFF{\"a\": [null, 1.5, -2, \"x\", [{}]]}", "{\"a\":[null,1.5,-2,\"x\",[{}]]}")]
    [InlineData("tauri.conf.json5", "{a: Infinity, b: 0x1f, c: +1}", "{\"a\":\"Infinity\",\"b\":\"0x1f\",\"c\":1}")]
    [InlineData("Tauri.toml", "", "{}")]
    [InlineData(
        "Tauri.toml",
        "a = [[], [1, [2]], { b-c = 1979-05-27 }]",
        "{\"a\":[[],[1,[2]],{\"bC\":\"1979-05-27\"}]}"
    )]
    [InlineData("Tauri.toml", "-a- = 1\n\"[0]\" = 2\n\"\" = 3", "{\"A\":1,\"[0]\":2,\"\":3}")]
    public void What_is_odd_stays_as_it_is_written(string name, string text, string tree) =>
        Parse(name, text).Should().Be(tree);

    [Theory]
    [InlineData("tauri.conf.json", "[]", "it is no object")]
    [InlineData("tauri.conf.json", "null", "it is no object")]
    [InlineData("tauri.conf.json5", "{a: 1, a: 2}", "the member a is there twice")]
    [InlineData("Tauri.toml", "a = 1\na = 2", "line 2 is not TOML: *")]
    [InlineData("Tauri.toml", "a = 1\n[a]\nb = 2", "line 2 is not TOML: *")]
    [InlineData("Tauri.toml", "a-b = 1\n[aB]\nb = 2", "b is there twice, or in something that holds nothing")]
    [InlineData("Tauri.toml", "a-b = 1\naB = 2", "aB is there twice, or in something that holds nothing")]
    public void What_is_none_is_refused(string name, string text, string problem)
    {
        var parse = () => Parse(name, text);

        parse.Should().Throw<FormatException>().WithMessage(problem);
    }

    private static string Parse(string name, string text) =>
        TauriDocument.Parse(name, Encoding.UTF8.GetBytes(text)).ToJsonString();
}
