using System.Security.Cryptography;

namespace MsReleaseActions.Toolkit;

/// <summary>A file in the workspace, written whole or not at all.</summary>
public static class WrittenFile
{
    /// <summary>Writes beside the file and renames; nothing is touched where the bytes are there already.</summary>
    /// <param name="run">Whose workspace it is.</param>
    /// <param name="path">Full path.</param>
    /// <param name="bytes">What it shall hold.</param>
    /// <exception cref="IOException">The disk refuses it; so may <see cref="UnauthorizedAccessException"/> be
    /// thrown.</exception>
    public static void Put(ActionRun run, string path, byte[] bytes)
    {
        var files = run.Environment.Files;
        if (
            files.File.Exists(path)
            && files.FileInfo.FromFileName(path).Length == bytes.Length
            && run.Workspace.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)
        )
        {
            run.Workflow.Info($"{run.Workspace.Shown(path)} holds these bytes already.");
            return;
        }
        files.Directory.CreateDirectory(files.Path.GetDirectoryName(path));
        if (!run.Workspace.TryPath(path, out _))
        {
            throw new IOException($"{run.Workspace.Shown(path)} leads out of the workspace");
        }
        var beside = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
        files.File.WriteAllBytes(beside, bytes);
        files.File.Move(beside, path, overwrite: true);
        run.Workflow.Info($"Wrote {run.Workspace.Shown(path)}, {bytes.Length} bytes.");
    }
}
