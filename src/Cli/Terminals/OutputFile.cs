using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>A file that a command writes unasked: over an earlier one of its kind, and over nothing else.</summary>
internal static class OutputFile
{
    /// <summary>Called before the work begins, which would otherwise be for nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">As its owner calls it.</param>
    /// <param name="command">Which command writes such files, as it is typed.</param>
    /// <param name="option">What names another file.</param>
    /// <param name="isOurs">Whether a text is one that the command writes.</param>
    /// <exception cref="ActionFailure">Somebody else's file is there (exit 2).</exception>
    public static void Check(string path, string shown, string command, string option, Func<string, bool> isOurs)
    {
        // what has no bytes, a device too, loses none
        if (!File.Exists(path) || new FileInfo(path).Length == 0 || isOurs(File.ReadAllText(path)))
        {
            return;
        }
        throw new ActionFailure(
            ExitCode.BadInput,
            $"{shown} is there, and `{command}` did not write it",
            "It would be lost",
            $"Move it away, or name another file with {option}"
        );
    }
}
