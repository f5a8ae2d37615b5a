using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>
/// Windows Installer knows numbers only, so Tauri's MSI bundler refuses a version such as <c>1.2.3-beta.1</c>. NSIS
/// takes it.
/// </summary>
public static partial class MsiVersion
{
    private const string Msi = "msi";

    /// <summary>
    /// A warning where the candidate's build of this version would fail for it; null where it would not.
    /// </summary>
    /// <param name="files">Of the product, by their paths.</param>
    public static string? Warning(BuildSettings build, IReadOnlyDictionary<string, byte[]> files, ReleaseTag tag) =>
        tag.IsPrerelease && Of(build) is { Count: > 0 } legs && !IsProjected(files)
            ? $"{string.Join(", ", legs.Select(leg => leg.Id))} bundles msi, and no MSI can have the version "
                + $"{tag.VersionText}: take msi out of its `bundles` in ms-release.json (nsis takes it), or set "
                + "bundle.windows.wix.version of tauri.conf.json"
            : null;

    /// <summary>The legs that bundle an MSI.</summary>
    internal static IReadOnlyList<BuildLeg> Of(BuildSettings build) =>
        build.Kind == BuildKind.Tauri ? [.. build.Legs.Where(leg => leg.IsWindows && leg.Bundles.Contains(Msi))] : [];

    /// <summary>
    /// Whether an MSI has a version of its own: one in a Tauri configuration, or one that a script makes, which
    /// <c>npm run tauri</c> starts in the place of Tauri's command.
    /// </summary>
    internal static bool IsProjected(IReadOnlyDictionary<string, byte[]> files) =>
        files.Any(file =>
            RepositoryPath.NameOf(file.Key) is var name
            && (name == "package.json" || name.EndsWith(".conf.json", StringComparison.Ordinal))
            && IsProjectedIn(name, file.Value)
        );

    private static bool IsProjectedIn(string name, byte[] bytes)
    {
        try
        {
            var pieces = JsonVersions.Pieces(bytes);
            return name == "package.json"
                ? JsonVersions.At(pieces, "scripts", "tauri")?.Text is { } script && Script().IsMatch(script)
                : JsonVersions.At(pieces, "bundle", "windows", "wix", "version") is { Type: JsonTokenType.String };
        }
        catch (FormatException)
        {
            // said where the file itself is read
            return false;
        }
    }

    [GeneratedRegex(@"\A\s*node\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
