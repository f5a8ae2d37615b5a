using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The <c>notes</c> and <c>notes-file</c> inputs: one or the other.</summary>
internal static class NotesInput
{
    // several times what a release's body can hold
    private const long LargestFile = 1024 * 1024;

    /// <summary>The text as it was written; null when neither is given.</summary>
    public static string? Read(InputReader inputs)
    {
        var before = inputs.Problems.Count;
        var notes = inputs.Prose("notes");
        var path = inputs.Path("notes-file");
        if (path is null || inputs.Problems.Count > before)
        {
            return notes;
        }
        if (notes is not null)
        {
            inputs.Problem("notes and notes-file cannot both be given");
            return notes;
        }
        var file = inputs.Environment.Files.FileInfo.FromFileName(path);
        if (!file.Exists || file.Length > LargestFile)
        {
            inputs.Problem(
                file.Exists
                    ? $"notes-file '{path}' is larger than {ByteSize.Show(LargestFile)}"
                    : $"notes-file '{path}' is no file"
            );
            return null;
        }
        var text = inputs.Workspace.ReadAllText(path);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
