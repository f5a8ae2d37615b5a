using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>The one write: the output file, whole or not at all.</summary>
internal static class RewriteApply
{
    public static void Write(ActionRun run, string output, byte[] bytes)
    {
        try
        {
            WrittenFile.Put(run, output, bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"{run.Workspace.Shown(output)} could not be written: {failure.Message}",
                "The rewritten file exists nowhere",
                "Check `output` and the space on the disk"
            );
        }
    }
}
