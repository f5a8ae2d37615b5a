using System.Security.Cryptography;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>The one write: the output file, whole or not at all.</summary>
internal static class RewriteApply
{
    /// <summary>Writes beside the file and renames; nothing is touched where the bytes are there already.</summary>
    public static void Write(ActionRun run, string output, byte[] bytes)
    {
        var files = run.Environment.Files;
        if (files.File.Exists(output) && files.FileInfo.FromFileName(output).Length == bytes.Length && files.File.ReadAllBytes(output).AsSpan().SequenceEqual(bytes))
        {
            run.Workflow.Info($"{run.Workspace.Shown(output)} holds these bytes already.");
            return;
        }
        try
        {
            files.Directory.CreateDirectory(files.Path.GetDirectoryName(output));
            var beside = $"{output}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
            files.File.WriteAllBytes(beside, bytes);
            files.File.Move(beside, output, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No($"{run.Workspace.Shown(output)} could not be written: {failure.Message}", "The rewritten file exists nowhere", "Check `output` and the space on the disk");
        }
        run.Workflow.Info($"Wrote {run.Workspace.Shown(output)}, {bytes.Length} bytes.");
    }
}
