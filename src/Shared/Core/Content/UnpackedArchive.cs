using ICSharpCode.SharpZipLib.Zip;

namespace MsReleaseActions.Core.Content;

/// <summary>A file of an archive that goes into bundles.</summary>
/// <param name="Name">Its path in the archive, with <c>/</c>.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record ArchivedFile(string Name, byte[] Bytes);

/// <summary>Reads an archive that goes into bundles, and nothing that a careful hand would not unpack.</summary>
/// <param name="name">How it is called in messages.</param>
public sealed class UnpackedArchive(string name)
{
    /// <summary>What is meant is a configuration of a handful of files.</summary>
    public const int MostFiles = 500;

    /// <summary>4 MiB for each file: they are settings.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int KindMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <returns>Its files, sorted by name (ordinal); folders are none.</returns>
    /// <param name="archive">Can seek.</param>
    /// <exception cref="ActionFailure">It is no such archive, or holds something that does not belong there: exit
    /// 1.</exception>
    public IReadOnlyList<ArchivedFile> Read(Stream archive)
    {
        try
        {
            using var zip = new ZipFile(archive, leaveOpen: true);
            if (zip.Count > MostFiles)
            {
                throw Refused($"it has {zip.Count} entries, more than {MostFiles}");
            }
            var entries = zip.Cast<ZipEntry>().ToList();
            if (entries.Select(Problem).OfType<string>().FirstOrDefault() is { } problem)
            {
                throw Refused(problem);
            }
            var files = entries
                .Where(entry => !entry.IsDirectory)
                .Select(entry => new ArchivedFile(entry.Name, Bytes(zip, entry)))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .ToList();
            return Clash(files) is { } clash ? throw Refused(clash)
                : files.Count == 0 ? throw Refused("it holds no file")
                : files;
        }
        catch (Exception failure)
            when (failure
                    is ICSharpCode.SharpZipLib.SharpZipBaseException
                        or IOException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw Refused($"it cannot be read as a zip: {failure.Message}");
        }
    }

    private static string? Problem(ZipEntry entry)
    {
        var path = entry.IsDirectory ? entry.Name.TrimEnd('/') : entry.Name;
        var kind = (entry.ExternalFileAttributes >> 16) & KindMask;
        return !ContentNames.IsPath(path) ? $"the name of the entry '{path}' is not a plain relative path"
            : entry.IsCrypted ? $"the entry '{path}' is encrypted"
            : !entry.IsDirectory && kind is not (0 or RegularFile) ? $"the entry '{path}' is no regular file"
            : entry.Size > MostBytes ? $"the entry '{path}' has {entry.Size} bytes, more than {MostBytes}"
            : null;
    }

    // what the header says of the size is not believed
    private byte[] Bytes(ZipFile zip, ZipEntry entry)
    {
        using var content = zip.GetInputStream(entry);
        var bytes = new byte[(int)entry.Size];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && content.ReadByte() < 0
            ? bytes
            : throw Refused($"the entry '{entry.Name}' does not have the {entry.Size} bytes that it should");
    }

    // on a disk that does not tell upper from lower case one of them would be lost
    private static string? Clash(List<ArchivedFile> files)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (files.Find(file => !names.Add(file.Name)) is { } twice)
        {
            return $"'{twice.Name}' is there twice";
        }
        return files.Find(file => Folders(file.Name).Any(names.Contains)) is { } inside
            ? $"'{inside.Name}' lies in something that is a file"
            : null;
    }

    private static IEnumerable<string> Folders(string name)
    {
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
        {
            yield return name[..slash];
        }
    }

    private ActionFailure Refused(string problem) =>
        ActionFailure.No(
            $"{name} cannot be used: {problem}",
            "Nothing is unpacked that could leave its folder",
            "Correct how its producer packs it, and have a new commit of it built"
        );
}
