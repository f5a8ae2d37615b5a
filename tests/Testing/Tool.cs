using System.Diagnostics;

namespace MsReleaseActions.Testing;

/// <summary>A real program of this machine, which a test compares ours with.</summary>
public static class Tool
{
    /// <summary>The program's full path; null where PATH has none of that name.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>
    /// Runs it to its end with closed standard input; the output is standard output and standard error together.
    /// </summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string name,
        string folder,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(
            Find(name) ?? throw new InvalidOperationException($"{name} is not in PATH"),
            arguments
        )
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
