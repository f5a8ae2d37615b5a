using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>The keys that Tauri's updater asks for when no custom target is configured.</summary>
public static partial class PlatformKey
{
    /// <summary>The form in words, for messages.</summary>
    public const string Form =
        "<os>-<arch> or <os>-<arch>-<bundle> (os linux, darwin, windows; arch x86_64, aarch64, i686, armv7; "
        + "bundle app, nsis, msi, appimage, deb, rpm)";

    public static bool IsKnown(string key) => Known().IsMatch(key);

    [GeneratedRegex(
        @"\A(?:linux|darwin|windows)-(?:x86_64|aarch64|i686|armv7)(?:-(?:app|nsis|msi|appimage|deb|rpm))?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Known();
}
