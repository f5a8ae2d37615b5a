using System.Security.Cryptography;

namespace MsReleaseActions.Server.State;

/// <summary>How far an asset's upload came, in GitHub's words.</summary>
public static class AssetState
{
    /// <summary>Whole.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>Begun and not ended, perhaps never.</summary>
    public const string Starter = "starter";

    /// <summary>The other word for it.</summary>
    public const string Open = "open";
}

/// <summary>An asset of a release; its bytes are a file.</summary>
public sealed class SandboxAsset
{
    private readonly string file;

    internal SandboxAsset(SandboxRelease release, long id, string name, string file)
    {
        (Release, Id, Name, this.file) = (release, id, name, file);
        CreatedAt = UpdatedAt = release.Repository.Sandbox.Now;
        Uploader = release.Author;
    }

    /// <summary>Where it belongs.</summary>
    public SandboxRelease Release { get; }

    /// <summary>GitHub's number; later ones are higher.</summary>
    public long Id { get; }

    /// <summary>The name it got, which may not be the one that was asked for.</summary>
    public string Name { get; internal set; }

    /// <summary>The text shown instead of the name, or null.</summary>
    public string? Label { get; internal set; }

    /// <summary>One of <see cref="AssetState"/>.</summary>
    public string State { get; set; } = AssetState.Starter;

    /// <summary>The type that was sent.</summary>
    public string ContentType { get; internal set; } = "application/octet-stream";

    /// <summary>Bytes; 0 until it is whole.</summary>
    public long Size { get; internal set; }

    /// <summary><c>sha256:&lt;hex&gt;</c>, or null where GitHub has none.</summary>
    public string? Digest { get; set; }

    /// <summary>How often the bytes were fetched.</summary>
    public int DownloadCount { get; internal set; }

    /// <summary>When the upload began.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>Who uploaded it.</summary>
    public SandboxUser Uploader { get; internal set; }

    /// <summary>The bytes, in memory.</summary>
    public byte[] ReadBytes() => File.ReadAllBytes(file);

    /// <summary>The bytes as a stream, from an offset.</summary>
    public Stream OpenRead() =>
        new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1 << 16,
            useAsync: true
        );

    /// <summary>
    /// Changes the bytes behind everybody's back. <paramref name="keepDigest"/>: GitHub goes on stating the old digest.
    /// </summary>
    public void ReplaceBytes(byte[] bytes, bool keepDigest = true)
    {
        File.WriteAllBytes(file, bytes);
        Size = bytes.Length;
        Digest = keepDigest ? Digest : DigestOf(bytes);
    }

    internal FileStream OpenWrite() =>
        new(file, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);

    internal void RemoveFile() => File.Delete(file);

    internal static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
