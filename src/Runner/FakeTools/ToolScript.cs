namespace MsReleaseActions.Runner.FakeTools;

/// <summary>The script by which a tool that is stood in for is called.</summary>
internal static class ToolScript
{
    /// <summary>
    /// Makes the script of another tool beside a project, as a package manager does with what a package brings.
    /// </summary>
    public static void Link(string tools, string tool, string folder)
    {
        var known = Path.Combine(tools, "npm");
        var script = Path.Combine(folder, tool);
        Directory.CreateDirectory(folder);
        File.WriteAllText(script, File.Exists(known) ? File.ReadAllText(known) : "");
        MakeExecutable(script);
    }

    /// <summary>A word for the shell, whatever is in it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Lets this account start it.</summary>
    public static void MakeExecutable(string script)
    {
        if (!OperatingSystem.IsWindows())
        {
            // the key in it is this account's alone
            File.SetUnixFileMode(script, (UnixFileMode)0b111_000_000);
        }
    }
}
