using System.IO.Abstractions;
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
        var file = Files.FileInfo.FromFileName(full);
        if (file.LinkTarget is not null)
        {
            throw new FormatException("it is a link, and only a file itself is read");
        }
        if (Files.Directory.Exists(full))
        {
            throw new FormatException("it is a folder");
        }
        if (!file.Exists)
        {
            return null;
        }
        // a pipe or a device has no length, and opening it could wait for ever
        return file.Length switch
        {
            0 => throw new FormatException("it is empty, or no regular file"),
            > MostBytes => throw new FormatException($"it has {file.Length} bytes, more than {MostBytes}"),
            _ => Content(full),
        };
    }

    private byte[] Content(string full)
    {
        try
        {
            return Files.File.ReadAllBytes(full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"it cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }
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
