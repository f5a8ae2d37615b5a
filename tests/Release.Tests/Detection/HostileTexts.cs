using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.ReleaseTrainTests.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>Texts that mean something to YAML, a shell, a path or a terminal; where a repository says one.</summary>
internal static class HostileTexts
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly string[] All =
    [
        .. LaneSamples.Hostile,
        "a\nb: c",
        "a\n      - run: id",
        "a\r\nb",
        "a\tb",
        "\u0000",
        "\u001b[2Ja",
        "a\u0085b: c",
        "a\u2028b: c",
        "a\u2029- b",
        "\uFEFFa",
        "a\uFFFFb",
        "a\u202Eb",
        "${{ github.token }}",
        "a ${{ '}}' }} b",
        "$(id)",
        "`id`",
        "a; id",
        "a && id",
        "a | id",
        "$HOME",
        "it's",
        "\"a\"",
        "a\\",
        "'",
        "''",
        "-rf",
        "--help",
        "-",
        "# a",
        "a # b",
        "a:",
        "? a",
        "*",
        "%",
        "@a",
        "!!str a",
        "<<: *a",
        " a ",
        "\u00A0a",
        "🙂",
        "a/../../b",
        new string('a', 300),
    ];

    // each where a repository says it
    public static readonly Dictionary<string, Func<string, (string, string)[]>> Places = new(StringComparer.Ordinal)
    {
        ["the name of a job"] = text => [Workflow(("name", text))],
        ["the name of a job of a matrix"] = text =>
            [Workflow(("strategy", new Dictionary<string, object> { ["matrix"] = new { x = new[] { text } } }))],
        ["the name of an environment"] = text => [Workflow(("environment", text))],
        ["a package of the system"] = text =>
            [Workflow(("steps", new object[] { new { run = $"apt-get install -y libx-dev {text}" } }))],
        ["the name of a workflow file"] = text => [(Workflow().Path.Replace("ci", Name(text)), Workflow().Text)],
        ["the folder of the app"] = text => App($"{Name(text)}/", $"{Name(text)}/"),
        ["the folder of the crate"] = text => App("", $"{Name(text)}/"),
        ["the name of a program"] = text =>
            [
                Workflow(),
                ("Cargo.toml", $"[package]\nname = {Quoted(text)}\nversion = \"1.0.0\"\n"),
                ("src/main.rs", ""),
            ],
        ["the name of another program"] = text =>
            [
                Workflow(),
                ("Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.0.0\"\n[[bin]]\nname = " + Quoted(text)),
            ],
        ["the version"] = text => [Workflow(), ("package.json", $"{{\"version\": {Quoted(text)}}}")],
        ["what Tauri bundles"] = text =>
            [Workflow(), ("src-tauri/tauri.conf.json", $"{{\"bundle\": {{\"targets\": [\"deb\", {Quoted(text)}]}}}}")],
        ["the version of Node"] = text => [.. App("", ""), (".github/workflows/a.yml", $"node-version: '{text}'")],
        ["the name of a secret"] = text => [Workflow(), (".github/workflows/a.yml", $"x: secrets.SEAL_{text}")],
    };

    public static (string Path, string Text) Workflow(params (string Name, object Value)[] members)
    {
        var job = new Dictionary<string, object> { ["runs-on"] = "x", ["steps"] = new object[] { new { run = "a" } } };
        foreach (var (name, value) in members)
        {
            job[name] = value;
        }
        var plain = new Dictionary<string, object>
        {
            ["runs-on"] = "x",
            ["steps"] = new object[] { new { run = "a" } },
        };
        return (
            ".github/workflows/ci.yml",
            JsonSerializer.Serialize(
                new
                {
                    on = new { push = new { branches = new[] { "main", "**" } }, workflow_dispatch = new { } },
                    jobs = new { a = job, b = plain },
                }
            )
        );
    }

    private static (string, string)[] App(string app, string crate) =>
        [
            Workflow(),
            ($"{app}package.json", """{ "version": "1.0.0" }"""),
            ($"{app}package-lock.json", "{}"),
            ($"{app}.nvmrc", "22"),
            ($"{crate}src-tauri/tauri.conf.json", """{ "bundle": { "targets": ["deb"] } }"""),
            ($"{crate}src-tauri/Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.0.0\"\n"),
        ];

    // TOML knows no halves of a character
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed).Replace("\\uD83D\\uDE42", "🙂");

    // a name of a file holds no slash
    private static string Name(string text) => text.Replace('/', '_');
}
