using System.Text;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.Testing.Contents;

/// <summary>
/// A family of products of an invented vendor, by data alone: two tools, of two owners, and the firmware of a weather
/// station, into which one of them is compiled.
/// </summary>
public static class OtherFamily
{
    /// <summary>Its <c>ms-release.json</c>.</summary>
    public const string Json = """
        {
          "schema": 2, "kind": "content", "repository": "acme/station-releases",
          "producers": [
            { "id": "flasher", "repository": "tools-inc/flash", "files": ["acme-flash-{os}-{arch}{exe}"], "pinned": true },
            {
              "id": "monitor", "repo": "tools", "repository": "acme/tools", "workflow": "candidate-monitor.yml",
              "tag": "rc-monitor-{sha}", "files": ["acme-monitor-{os}-{arch}{exe}", "acme-themes.zip"]
            },
            {
              "id": "station", "repository": "acme/station", "tag": "rc-{tools}-{sha}", "files": ["acme-station.hex"],
              "pins": [{ "id": "sensor", "repository": "acme/sensor", "in": "station", "file": "platformio.ini" }]
            }
          ],
          "bundles": [
            {
              "id": "tools-{os}-{arch}", "filename": "acme-tools-{os}-{arch}.zip", "platforms": ["linux-x86_64", "windows-arm64"],
              "files": [
                { "producer": "flasher", "file": "acme-flash-{os}-{arch}{exe}", "path": "acme-flash{exe}", "mode": "755" },
                { "producer": "monitor", "file": "acme-monitor-{os}-{arch}{exe}", "path": "bin/acme-monitor{exe}", "mode": "755" },
                { "producer": "monitor", "file": "acme-themes.zip", "unpack": "themes" }
              ],
              "required": ["themes/dark.toml"]
            }
          ],
          "assets": [{ "id": "firmware", "filename": "acme-station.hex" }],
          "install_sets": [{ "id": "default", "assets": ["tools-{os}-{arch}", "firmware"] }]
        }
        """;

    /// <summary>The same, where nobody says what firmware is built with.</summary>
    public static string WithoutPins => Json.Replace(Pins, "", StringComparison.Ordinal);

    private const string Pins =
        ",\n      \"pins\": [{ \"id\": \"sensor\", \"repository\": \"acme/sensor\", \"in\": \"station\", \"file\": "
        + "\"platformio.ini\" }]";

    /// <summary>What it says.</summary>
    public static ContentDescription Content => ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(Json)).Content;
}
