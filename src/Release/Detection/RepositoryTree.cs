using System.Text;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The files of a repository at one moment.</summary>
/// <param name="Paths">Relative to its root, with <c>/</c>, sorted (ordinal).</param>
/// <param name="Read">The bytes of one of them; null where it cannot be read as a plain file.</param>
public sealed record RepositoryTree(IReadOnlyList<string> Paths, Func<string, byte[]?> Read)
{
    // what tools leave behind says nothing of the product
    private static readonly string[] Passed = ["node_modules", "target", "dist", "build", "vendor"];

    public bool Has(string path) => Paths.Contains(path, StringComparer.Ordinal);

    /// <summary>A file's text without a byte order mark; null where there is none.</summary>
    public string? Text(string path)
    {
        if (!Has(path) || Read(path) is not { } bytes)
        {
            return null;
        }
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The files of a name, those nearest to the root first.</summary>
    public IEnumerable<string> Named(params string[] names) =>
        Paths
            .Where(path =>
                names.Contains(RepositoryPath.NameOf(path), StringComparer.Ordinal)
                && !path.Split('/').SkipLast(1).Any(part => Passed.Contains(part, StringComparer.Ordinal))
            )
            .OrderBy(path => path.Count(letter => letter == '/'))
            .ThenBy(path => path, StringComparer.Ordinal);

    /// <summary>The folder of a path, without a final slash; empty at the root.</summary>
    public static string FolderOf(string path) => RepositoryPath.FolderOf(path).TrimEnd('/');

    /// <summary>A name in a folder.</summary>
    public static string In(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>The way from one folder to another, <c>../b</c>; a dot where they are one.</summary>
    public static string Between(string from, string to)
    {
        string[] start = [.. from.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        string[] end = [.. to.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        var shared = start.Zip(end).TakeWhile(pair => pair.First == pair.Second).Count();
        string[] way = [.. start.Skip(shared).Select(_ => ".."), .. end.Skip(shared)];
        return way.Length == 0 ? "." : string.Join('/', way);
    }

    /// <summary>A folder and those above it, up to the root, which is empty.</summary>
    public static IEnumerable<string> Upwards(string folder) =>
        RepositoryPath.Upwards(RepositoryPath.Folder(folder)).Select(at => at.TrimEnd('/'));

    /// <summary>The nearest file of one of these names, in a folder or above it.</summary>
    public string? Nearest(string folder, params string[] names) =>
        Upwards(folder).SelectMany(at => names.Select(name => In(at, name))).FirstOrDefault(Has);
}
