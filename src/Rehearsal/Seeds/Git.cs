using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>Asks the real <c>git</c> about a repository.</summary>
internal static class Git
{
    /// <summary>The commit that a tag is on, 40 hex digits, or null where there is no such tag.</summary>
    /// <param name="folder">A bare repository.</param>
    public static string? TagCommit(string folder, string tag) =>
        Run(folder, "rev-parse", "--verify", "--quiet", $"refs/tags/{tag}^{{commit}}")
            is { Succeeded: true, Output: var commit }
            ? commit.Trim()
            : null;

    /// <summary>Runs one command of git.</summary>
    /// <param name="folder">A bare repository.</param>
    /// <returns>Whether it succeeded; what it printed, errors too.</returns>
    public static (bool Succeeded, string Output) Run(string folder, params string[] arguments)
    {
        var result =
            ProcessResult.Of(new ProcessStartInfo("git", ["--git-dir", folder, .. arguments]))
            ?? throw new InvalidOperationException("git could not be started: is it installed?");
        return (result.ExitCode == 0, result.Text + result.Error);
    }
}
