namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// What a rehearsal keeps of the environment that it was typed in: how to show, where to look, no secret.
/// </summary>
internal static class KeptVariables
{
    private static readonly string[] Names =
    [
        "CI",
        "COLORTERM",
        "COLUMNS",
        "HOME",
        "LANG",
        "LANGUAGE",
        "LINES",
        "LOGNAME",
        "MS_ACTIONS",
        "NO_COLOR",
        "PATH",
        "PWD",
        "TERM",
        "TMPDIR",
        "TZ",
        "USER",
        "XDG_CONFIG_HOME",
    ];

    private static readonly string[] Beginnings = ["DOTNET_", "LC_"];

    /// <summary>Whether a variable is kept.</summary>
    public static bool Keep(string name) =>
        Names.Contains(name, StringComparer.Ordinal)
        || Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));
}
