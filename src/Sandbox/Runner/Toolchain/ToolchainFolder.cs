namespace MsReleaseActions.Sandbox.Runner.Toolchain;

/// <summary>
/// A folder of scripts for the front of <c>PATH</c>, one for each tool that builds or installs. Each calls the stand-in, which records it.
/// <c>node</c> is not among them: scripts of a repository are run by the real one, and start their tools by <c>PATH</c> again.
/// </summary>
public static class ToolchainFolder
{
    /// <summary>Writes the scripts.</summary>
    /// <param name="folder">Made if it is not there.</param>
    /// <param name="log">The record; it lies in the scripts, not in the environment, so that no step can switch it off.</param>
    /// <param name="program">What the scripts call.</param>
    public static async Task InstallAsync(string folder, string log, StandInProgram program, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var options = new StandInOptions(log, folder) { Megabytes = program.Megabytes, Salt = program.Salt };
        foreach (var tool in StandInTools.Names)
        {
            var script = Path.Combine(folder, tool);
            await File.WriteAllTextAsync(script, Script(program, options, tool), cancellation);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
            }
        }
    }

    /// <summary>Makes the script of another tool beside a project, as a package manager does with what a package brings.</summary>
    internal static void Link(string tools, string tool, string folder)
    {
        var known = Path.Combine(tools, "npm");
        var script = Path.Combine(folder, tool);
        Directory.CreateDirectory(folder);
        File.WriteAllText(script, File.Exists(known) ? File.ReadAllText(known).Replace("'npm' \"$@\"", $"{Quote(tool)} \"$@\"", StringComparison.Ordinal) : "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        }
    }

    private static string Script(StandInProgram program, StandInOptions options, string tool)
    {
        var variables = program.Environment.Select(variable => $"export {variable.Key}={Quote(variable.Value)}\n");
        var words = new[] { program.File }.Concat(program.Arguments).Concat(options.ToArguments(tool)).Select(Quote);
        return $"#!/bin/sh\n{string.Concat(variables)}exec {string.Join(' ', words)} \"$@\"\n";
    }

    /// <summary>A word for the shell, whatever is in it.</summary>
    internal static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
