using System.IO.Abstractions;

namespace MsReleaseActions.Core.Files;

/// <summary>Files that are read in pieces, as <see cref="PlainFile"/> reads whole ones.</summary>
public static class PlainContent
{
    /// <summary>Opens a regular file; a pipe or a device is empty, and is never waited for.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="IOException">There is none, or it is not to be read.</exception>
    public static Stream OpenRead(string path, IFileSystem files)
    {
        var file = files.FileInfo.FromFileName(path);
        return file.LinkTarget is not null
                ? throw new IOException($"{file.Name} is a link, and only a file itself is read")
            : files.Directory.Exists(path) ? throw new IOException($"{file.Name} is a folder")
            // a pipe or a device has no length
            : file.Exists && file.Length == 0 ? new MemoryStream([], writable: false)
            : files.File.OpenRead(path);
    }
}
