using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>
/// A script of a project that is called as Tauri's command is and calls it, with a version for Windows Installer where
/// the app's own is none. It looks for the system that it runs on, and no machine here is Windows: so its place is
/// taken.
/// </summary>
internal static partial class TauriWrapper
{
    /// <summary>Tauri's own command.</summary>
    public const string Command = "tauri";

    /// <summary>Holds the wrapper's command line where its place was taken.</summary>
    public const string Variable = "MS_TAURI_WRAPPER";

    /// <param name="script">The name of the script in <c>package.json</c>.</param>
    /// <param name="text">What it runs.</param>
    public static bool IsOne(string script, string text) => script == Command && NodeFile().IsMatch(text);

    [GeneratedRegex(@"\A\s*node\s+[^\s;&|]+\.[cm]?js\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NodeFile();
}
