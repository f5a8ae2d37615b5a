using System.IO.Abstractions;
using MsReleaseActions.Core.Files;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.CheckVersions;

/// <summary>The files of a checkout. Only regular ones are read, and none that lies outside of it.</summary>
internal sealed class CheckedFolder(Workspace folder)
{
    // a lock file of a large product has a few MiB
    private const int MostBytes = 32 * 1024 * 1024;

    // what git and package managers keep there is nobody's own version
    private static readonly string[] Skipped = [".git", "node_modules", "target"];

    private IFileSystem Files => folder.Files;

    /// <summary>All files, relative, with forward slashes. Links are neither named nor followed.</summary>
    public IReadOnlyList<string> List() => [.. Below(folder.Root).Order(StringComparer.Ordinal)];

    /// <summary>The bytes of a file; null where there is none.</summary>
    /// <exception cref="FormatException">It is not to be read; the message is a clause.</exception>
    public byte[]? Read(string path)
    {
        if (!folder.TryPath(path, out var full))
        {
            throw new FormatException("it leaves the folder that is checked");
        }
        var bytes = PlainFile.Read(full, MostBytes, Files);
        return bytes is [] ? throw new FormatException("it is empty, or no regular file") : bytes;
    }

    private IEnumerable<string> Below(string at) =>
        Files
            .Directory.EnumerateFiles(at)
            .Where(path => !IsLink(path))
            .Select(folder.Shown)
            .Concat(
                Files
                    .Directory.EnumerateDirectories(at)
                    .Where(path => !Skipped.Contains(Files.Path.GetFileName(path)) && !IsLink(path))
                    .SelectMany(Below)
            );

    private bool IsLink(string path) => Files.FileInfo.FromFileName(path).LinkTarget is not null;
}
