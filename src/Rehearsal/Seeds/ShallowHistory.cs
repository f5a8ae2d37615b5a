using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>The history of a shallow clone, whose first commits have parents that are not there.</summary>
internal static class ShallowHistory
{
    /// <summary>
    /// Writes the commits anew where some are missing, so that the first of them begin the history: whoever reads it
    /// finds every parent.
    /// </summary>
    /// <param name="folder">A bare repository.</param>
    public static void Complete(string folder)
    {
        var mark = Path.Combine(folder, "shallow");
        if (!File.Exists(mark))
        {
            return;
        }
        // the files stay as they are: only commits and tags are written
        var history = Run(
            folder,
            [],
            "fast-export",
            "--no-data",
            "--signed-tags=strip",
            "--tag-of-filtered-object=drop",
            "--reencode=no",
            "--all"
        );
        File.Delete(mark);
        Run(folder, history, "fast-import", "--force", "--quiet");
    }

    private static byte[] Run(string folder, byte[] input, params string[] arguments)
    {
        var result = ProcessResult.Of(new ProcessStartInfo("git", ["--git-dir", folder, .. arguments]), input);
        return result is { ExitCode: 0 }
            ? result.Output
            : throw new InvalidOperationException($"git {arguments[0]} failed: {result?.Error.Trim()}");
    }
}
