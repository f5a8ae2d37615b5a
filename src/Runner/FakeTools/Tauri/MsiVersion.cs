using System.Text.Json.Nodes;
using MsReleaseActions.Runner.FakeTools.Cargo;
using NuGet.Versioning;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>What Windows Installer demands, and Tauri checks only when it makes an MSI.</summary>
internal static class MsiVersion
{
    /// <param name="isProjected">Whether a wrapper of the project gives it a version of its own.</param>
    /// <exception cref="ToolFailure">The version is none of Windows Installer's.</exception>
    public static void Check(string format, TauriConfig config, bool isProjected)
    {
        if (isProjected || format != "msi" || TauriConfig.Text((Wix(config) as JsonObject)?["version"]) is not null)
        {
            return;
        }
        var version = NuGetVersion.TryParse(config.Version, out var parsed)
            ? parsed
            : throw new ToolFailure($"the version {config.Version} is no semantic version");
        if (version.IsPrerelease && !(ushort.TryParse(version.Release, out _) && version.ReleaseLabels.Count() == 1))
        {
            throw new ToolFailure(
                $"failed to bundle project: the pre-release of {config.Version} must be a number, at most 65535, "
                    + "for an MSI. Leave msi out of the bundles, or set bundle > windows > wix > version."
            );
        }
        if (version.Major > byte.MaxValue || version.Minor > byte.MaxValue || version.Patch > ushort.MaxValue)
        {
            throw new ToolFailure(
                $"failed to bundle project: the version {config.Version} is beyond 255.255.65535, the highest of an MSI"
            );
        }
    }

    /// <summary>One MSI is made for each.</summary>
    public static IReadOnlyList<string> Languages(TauriConfig config) =>
        Wix(config)?["language"] switch
        {
            JsonArray list => [.. list.OfType<JsonValue>().Select(item => item.ToString())],
            JsonObject map => [.. map.Select(member => member.Key)],
            JsonValue one => [one.ToString()],
            _ => ["en-US"],
        };

    private static JsonNode? Wix(TauriConfig config) => (config.Bundle["windows"] as JsonObject)?["wix"];
}
