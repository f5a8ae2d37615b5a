using System.IO.Compression;

namespace MsReleaseActions.Sandbox;

/// <summary>Files that a run kept, zipped as they are served.</summary>
public sealed record SandboxArtifact(long Id, SandboxRun Run, string Name, byte[] Zip, DateTimeOffset CreatedAt)
{
    /// <summary>Set it to see a 410.</summary>
    public bool Expired { get; set; }

    internal static SandboxArtifact Of(SandboxRun run, string name, IReadOnlyDictionary<string, byte[]> files) =>
        new(run.Repository.Sandbox.NextId(), run, name, ZipOf(files), run.Repository.Sandbox.Now);

    internal static byte[] ZipOf(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }
        return buffer.ToArray();
    }
}
