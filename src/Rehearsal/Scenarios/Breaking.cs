namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>Breaks a tool of a job's machine.</summary>
internal static class Breaking
{
    /// <summary>The tool fails where a condition holds, and works as before otherwise.</summary>
    /// <param name="tools">The folder of the tools.</param>
    /// <param name="tool">Its name.</param>
    /// <param name="condition">A condition of <c>sh</c>.</param>
    /// <param name="says">What it says then, on standard error; without <c>'</c>.</param>
    public static void Tool(string tools, string tool, string condition, string says)
    {
        var file = Path.Combine(tools, tool);
        var script = File.ReadAllText(file);
        var first = script.IndexOf('\n', StringComparison.Ordinal) + 1;
        File.WriteAllText(
            file,
            $"{script[..first]}if {condition}; then echo '{says}' >&2; exit 101; fi\n{script[first..]}"
        );
    }
}
