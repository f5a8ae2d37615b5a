using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>An object of git's store.</summary>
/// <param name="Type"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
/// <param name="Content">Its bytes, without git's header.</param>
internal sealed record GitObject(string Type, byte[] Content);

/// <summary>
/// The objects of a bare repository. An object never changes, so each is read once. Loose ones (all that the embedded
/// GitHub writes) are read and written as files; packed ones, which come with a repository that is fetched or pushed,
/// are asked of git itself.
/// </summary>
internal sealed class GitObjects(string folder) : IDisposable
{
    // what is larger is a built file in somebody's history: nobody asks for it twice
    private const int LargestKept = 1024 * 1024;
    private const int Tries = 5;
    private readonly ConcurrentDictionary<string, GitObject> known = new(StringComparer.Ordinal);
    private readonly PackedObjects packed = new(folder);

    /// <summary>An object, or null where there is none.</summary>
    /// <param name="sha">40 lower-case hex digits.</param>
    public GitObject? Find(string sha)
    {
        if (known.TryGetValue(sha, out var kept))
        {
            return kept;
        }
        var found = IsSha(sha) ? Loose(sha) ?? packed.Find(sha) : null;
        return found is { Content.Length: <= LargestKept } ? known.GetOrAdd(sha, found) : found;
    }

    /// <summary>The content of an object of a type.</summary>
    /// <exception cref="GitFailure">There is no such object.</exception>
    public byte[] Content(string sha, string type) =>
        Find(sha) is { } found && found.Type == type
            ? found.Content
            : throw new GitFailure($"{sha} is no {type} of {folder}");

    /// <summary>Writes an object, unless it is there.</summary>
    /// <returns>Its name, 40 hex digits.</returns>
    public string Write(string type, byte[] content)
    {
        var whole = (byte[])[.. Encoding.ASCII.GetBytes($"{type} {content.Length}\0"), .. content];
#pragma warning disable CA5350 // git names its objects so
        var sha = Convert.ToHexStringLower(SHA1.HashData(whole));
#pragma warning restore CA5350
        if (Find(sha) is null)
        {
            Save(FileOf(sha), whole);
            known.TryAdd(sha, new GitObject(type, content));
        }
        return sha;
    }

    /// <summary>The object that git says a name stands for, or null.</summary>
    public string? Resolve(string name) => packed.Resolve(name);

    public void Dispose() => packed.Dispose();

    internal static bool IsSha(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);

    private string FileOf(string sha) => Path.Combine(folder, "objects", sha[..2], sha[2..]);

    private GitObject? Loose(string sha)
    {
        var path = FileOf(sha);
        if (!File.Exists(path))
        {
            return null;
        }
        using var file = new ZLibStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var whole = bytes.ToArray();
        var end = Array.IndexOf(whole, (byte)0);
        return new GitObject(Encoding.ASCII.GetString(whole, 0, end).Split(' ')[0], whole[(end + 1)..]);
    }

    // who prunes the repository removes folders that are empty: also between our two steps
    private static void Save(string path, byte[] whole)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                SaveOnce(path, whole);
                return;
            }
            catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException && attempt < Tries)
            {
                // made again
            }
        }
    }

    // as git does: under another name first, so that nobody ever reads half of one
    private static void SaveOnce(string path, byte[] whole)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, $"tmp_obj_{Guid.NewGuid():N}");
        using (var file = new ZLibStream(File.Create(unfinished), CompressionLevel.Fastest))
        {
            file.Write(whole);
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
