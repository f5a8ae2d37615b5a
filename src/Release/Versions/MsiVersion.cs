using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>
/// Windows Installer knows numbers only, so Tauri's MSI bundler refuses a version such as <c>1.2.3-beta.1</c>. NSIS
/// takes it.
/// </summary>
public static class MsiVersion
{
    private const string Configuration = "tauri.conf.json";
    private const string All = "all";
    private const string Msi = "msi";

    /// <summary>A warning for each Tauri configuration whose build of this version would fail for it.</summary>
    /// <param name="files">Version files by their paths, whole ones.</param>
    public static IEnumerable<string> Warnings(IReadOnlyDictionary<string, byte[]> files, ReleaseTag tag) =>
        files
            .Where(file =>
                file.Key == Configuration || file.Key.EndsWith($"/{Configuration}", StringComparison.Ordinal)
            )
            .Select(file => Warning(file.Value, tag))
            .OfType<string>();

    /// <summary>
    /// A warning where the candidate's build of this version would fail for it; null where it would not.
    /// </summary>
    /// <param name="tauriConfiguration">The bytes of <c>tauri.conf.json</c>.</param>
    /// <exception cref="FormatException">It is not JSON.</exception>
    internal static string? Warning(byte[] tauriConfiguration, ReleaseTag tag)
    {
        var pieces = JsonVersions.Pieces(tauriConfiguration);
        var isBundled = JsonVersions.At(pieces, "bundle", "active") is { Type: JsonTokenType.True };
        // without a word about targets, Tauri makes them all
        var isBuilt =
            JsonVersions.At(pieces, "bundle", "targets") is null
            || pieces.Any(piece => piece.Path is ["bundle", "targets", ..] && piece.Text is All or Msi);
        var hasOwnVersion =
            JsonVersions.At(pieces, "bundle", "windows", "wix", "version") is { Type: JsonTokenType.String };
        return tag.IsPrerelease && isBundled && isBuilt && !hasOwnVersion
            ? "bundle.targets of tauri.conf.json includes msi, and no MSI can have the version "
                + $"{tag.VersionText}: name its targets without msi (nsis takes it), or set bundle.windows.wix.version"
            : null;
    }
}
