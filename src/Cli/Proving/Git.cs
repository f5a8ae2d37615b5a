using System.Diagnostics;

namespace MsReleaseActions.Cli.Proving;

/// <summary>Asks the real <c>git</c> about a repository.</summary>
internal static class Git
{
    /// <summary>The commit that a tag is on, 40 hex digits, or null where there is no such tag.</summary>
    public static async Task<string?> TagCommitAsync(string folder, string tag, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", ["--git-dir", folder, "rev-parse", "--verify", "--quiet", $"refs/tags/{tag}^{{commit}}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git could not be started: is it installed?");
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output.Trim() : null;
    }
}
