namespace MsReleaseActions.Core;

/// <summary>Paths and refs in addresses.</summary>
public static class UrlPath
{
    /// <summary>Percent-encoded, but for slashes: <c>docs/a b.md</c> is <c>docs/a%20b.md</c>.</summary>
    public static string Escape(string path) =>
        Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
}
