using System.IO.Abstractions;

namespace MsReleaseActions.Core.Files;

/// <summary>
/// Reads files of a folder that nobody here wrote: regular ones of a limited size, and nothing that a link leads to.
/// </summary>
public static class PlainFile
{
    private static readonly FileSystem Machine = new();

    /// <summary>
    /// A file's bytes; null where there is none. A pipe or a device has none: it is never opened, for that could wait
    /// for ever.
    /// </summary>
    /// <param name="path">Full path.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <param name="files">Null: those of this machine.</param>
    /// <exception cref="FormatException">It is not to be read; the message is a clause.</exception>
    public static byte[]? Read(string path, long most, IFileSystem? files = null)
    {
        files ??= Machine;
        var file = files.FileInfo.FromFileName(path);
        return file.LinkTarget is not null ? throw new FormatException("it is a link, and only a file itself is read")
            : files.Directory.Exists(path) ? throw new FormatException("it is a folder")
            : !file.Exists ? null
            : file.Length > most ? throw new FormatException($"it has {file.Length} bytes, more than {most}")
            // a pipe or a device has no length
            : file.Length == 0 ? []
            : Content(path, files);
    }

    /// <summary>The first part of the way to a file that is a link, relative as the file is; null: none.</summary>
    /// <param name="root">The folder; whether it is one itself does not count.</param>
    /// <param name="path">Relative to it, with <c>/</c>.</param>
    public static string? LinkOn(string root, string path)
    {
        var parts = path.Split('/');
        return Enumerable
            .Range(1, parts.Length)
            .Select(count => string.Join('/', parts.Take(count)))
            .FirstOrDefault(way => Machine.FileInfo.FromFileName(Path.Combine(root, way)).LinkTarget is not null);
    }

    private static byte[] Content(string path, IFileSystem files)
    {
        try
        {
            return files.File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"it cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }
    }
}
