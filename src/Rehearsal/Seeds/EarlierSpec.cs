namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>A spec as the first releases had it: schema 1, written by hand.</summary>
internal static class EarlierSpec
{
    private static readonly string[] Ids = ["loader", "oc-bridge", "core", "plugin-bitwig"];
    private static readonly (string Os, string Arch)[] Platforms =
    [
        ("windows", "x86_64"),
        ("macos", "x86_64"),
        ("macos", "arm64"),
        ("linux", "x86_64"),
    ];

    /// <param name="server">Root of the web side, no trailing slash.</param>
    /// <param name="pins">Commits by id: <c>loader</c>, <c>oc-bridge</c>, <c>core</c>, <c>plugin-bitwig</c>.</param>
    public static string Text(string server, string tag, IReadOnlyDictionary<string, string> pins) =>
        $$"""
            {
              "schema": 1,
              "channel": "stable",
              "tag": "{{tag}}",
              "repos": [
            {{Lines(Ids.Select(id => Repository(server, id, pins[id])))}}
              ],
              "assets": [
            {{Lines(
                Platforms.Select(on =>
                    $$"""    { "id": "bundle-{{on.Os}}-{{on.Arch}}", "kind": "bundle", "os": "{{on.Os}}", "arch": "{{on.Arch}}", "filename": "midi-studio-{{on.Os}}-{{on.Arch}}-bundle.zip" }"""
                )
            )}},
                { "id": "firmware-default", "kind": "firmware", "filename": "midi-studio-default-firmware.hex" },
                { "id": "firmware-bitwig", "kind": "firmware", "filename": "midi-studio-bitwig-firmware.hex" },
                { "id": "bitwig-extension", "kind": "bitwig-extension", "filename": "midi_studio.bwextension" }
              ],
              "install_sets": [
            {{Lines(
                Platforms.Select(on => Set("default", on, "firmware-default")).Concat(
                    Platforms.Select(on => Set("bitwig", on, "firmware-bitwig", "bitwig-extension"))
                )
            )}}
              ]
            }

            """;

    private static string Repository(string server, string id, string sha) =>
        $$"""    { "id": "{{id}}", "url": "{{server}}/org/{{(id == "oc-bridge" ? "bridge" : id)}}", "ref": "main", "sha": "{{sha}}", "required_ci_workflow_file": ".github/workflows/ci.yml" }""";

    private static string Set(string id, (string Os, string Arch) on, params string[] more) =>
        $$"""    { "id": "{{id}}", "os": "{{on.Os}}", "arch": "{{on.Arch}}", "assets": ["bundle-{{on.Os}}-{{on.Arch}}", {{string.Join(", ", more.Select(asset => $"\"{asset}\""))}}] }""";

    private static string Lines(IEnumerable<string> lines) => string.Join(",\n", lines);
}
