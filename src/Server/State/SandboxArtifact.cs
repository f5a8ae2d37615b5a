using System.Security.Cryptography;

namespace MsReleaseActions.Server.State;

/// <summary>Files that a run kept, zipped as they are served; the zip is a file of the sandbox.</summary>
public sealed class SandboxArtifact
{
    private readonly string file;
    private bool expired;

    private SandboxArtifact(SandboxRun run, long id, string name, string file, TimeSpan kept)
    {
        (Run, Id, Name, this.file) = (run, id, name, file);
        CreatedAt = run.Repository.Sandbox.Now;
        ExpiresAt = CreatedAt + kept;
        using var zip = OpenRead();
        Size = zip.Length;
        Digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(zip));
    }

    /// <summary>How long one is kept where nobody says otherwise.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromDays(90);

    /// <summary>GitHub's number.</summary>
    public long Id { get; }

    /// <summary>The run that kept it.</summary>
    public SandboxRun Run { get; }

    /// <summary>Unique in its run.</summary>
    public string Name { get; }

    /// <summary>Bytes of the zip.</summary>
    public long Size { get; }

    /// <summary>Of the zip: <c>sha256:</c> and 64 hex digits.</summary>
    public string Digest { get; }

    /// <summary>When it was kept.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it goes.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether it is gone: set it to see a 410 before its time.</summary>
    public bool Expired
    {
        get => expired || Run.Repository.Sandbox.Now >= ExpiresAt;
        set => expired = value;
    }

    /// <summary>The zip.</summary>
    public Stream OpenRead() =>
        new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    internal static SandboxArtifact Of(SandboxRun run, string name, NewArtifact made)
    {
        var sandbox = run.Repository.Sandbox;
        var id = sandbox.NextId();
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.DataFolder, "artifacts")).FullName;
        var path = Path.Combine(folder, $"{id}.zip");
        using (var zip = File.Create(path))
        {
            ZipOf.Write(zip, made.Files, made.Compress, sandbox.Now);
        }
        return new SandboxArtifact(run, id, name, path, made.Kept);
    }

    internal void RemoveFile() => File.Delete(file);
}

/// <summary>What a run wants to keep.</summary>
/// <param name="Files">Their bytes, by their path in the zip.</param>
public sealed record NewArtifact(IEnumerable<KeyValuePair<string, Func<Stream>>> Files)
{
    /// <summary>False: stored as they are. True: deflated, but for big files, which are packed already.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Whether one of the same name is replaced, not refused.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How long it is kept.</summary>
    public TimeSpan Kept { get; init; } = SandboxArtifact.Retention;
}
