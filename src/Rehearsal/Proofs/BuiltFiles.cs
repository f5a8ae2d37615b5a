using System.IO.Compression;
using System.Security.Cryptography;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>A file that a build leg handed over, before any action had it.</summary>
/// <param name="Name">Its name, as GitHub has it.</param>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="Signature">What the <c>.sig</c> beside it holds; null where it has none.</param>
internal sealed record BuiltFile(string Name, string Path, long Size, string Sha256, string? Signature);

/// <summary>
/// Takes what was built from the artifacts of the candidate's run: they are the witness that no action has touched.
/// </summary>
internal static class BuiltFiles
{
    /// <param name="run">The run that built.</param>
    /// <param name="folder">Where the files are unpacked to.</param>
    public static IReadOnlyList<BuiltFile> Of(SandboxRun run, string folder)
    {
        foreach (var artifact in run.Artifacts)
        {
            using var content = artifact.OpenRead();
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            zip.ExtractToDirectory(System.IO.Path.Combine(folder, artifact.Name), overwriteFiles: true);
        }
        return Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(Read),
            ]
            : [];
    }

    private static BuiltFile Read(string path)
    {
        using var content = File.OpenRead(path);
        var signature = File.Exists($"{path}.sig") ? File.ReadAllText($"{path}.sig") : null;
        return new BuiltFile(
            StoredName.Of(System.IO.Path.GetFileName(path)),
            path,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content)),
            signature
        );
    }
}
