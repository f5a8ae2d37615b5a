using MsReleaseActions.Core.Archives;

namespace MsReleaseActions.Core.Content;

/// <summary>A file of an archive that goes into bundles.</summary>
/// <param name="Name">Its path in the archive, with <c>/</c>.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record ArchivedFile(string Name, byte[] Bytes);

/// <summary>Reads an archive that goes into bundles, and nothing that a careful hand would not unpack.</summary>
/// <param name="name">How it is called in messages.</param>
public sealed class UnpackedArchive(string name)
{
    /// <returns>Its files, sorted by name (ordinal); folders are none.</returns>
    /// <param name="archive">Can seek.</param>
    /// <exception cref="ActionFailure">It is no such archive, or holds something that does not belong there: exit
    /// 1.</exception>
    public IReadOnlyList<ArchivedFile> Read(Stream archive)
    {
        try
        {
            using var zip = CheckedZip.Open(archive, ArchiveLimits.Settings);
            if (zip.Entries.FirstOrDefault(entry => !ContentNames.IsPath(entry.Path)) is { } strange)
            {
                throw Refused($"the name of the entry '{strange.Path}' is not one that a bundle takes");
            }
            var files = zip
                .Entries.Where(entry => entry.Kind == EntryKind.File)
                .Select(entry => new ArchivedFile(entry.Path, zip.Bytes(entry)))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .ToList();
            return files.Count == 0 ? throw Refused("it holds no file") : files;
        }
        catch (FormatException problem)
        {
            throw Refused(problem.Message);
        }
    }

    private ActionFailure Refused(string problem) =>
        ActionFailure.No(
            $"{name} cannot be used: {problem}",
            "Nothing is unpacked that could leave its folder, lose a file or fill the disk",
            "Correct how its producer packs it, and have a new commit of it built"
        );
}
