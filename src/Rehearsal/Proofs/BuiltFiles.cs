using System.Security.Cryptography;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Archives;
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
    /// <exception cref="ActionFailure">An artifact is not one that can be unpacked: exit 1.</exception>
    public static IReadOnlyList<BuiltFile> Of(SandboxRun run, string folder)
    {
        foreach (var artifact in run.Artifacts)
        {
            Extract(artifact, System.IO.Path.Combine(folder, artifact.Name));
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

    private static void Extract(SandboxArtifact artifact, string folder)
    {
        using var content = artifact.OpenRead();
        try
        {
            using var zip = CheckedZip.Open(content, ArchiveLimits.OfJob);
            zip.ExtractTo(folder);
        }
        catch (FormatException problem)
        {
            throw ActionFailure.No(
                $"The artifact {artifact.Name} cannot be unpacked: {problem.Message}",
                "What was built is compared with what users get",
                "Have the build keep its files under plain names, and only the files"
            );
        }
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
