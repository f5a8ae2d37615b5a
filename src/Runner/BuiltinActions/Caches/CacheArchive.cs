using System.Formats.Tar;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Core.Files;
using MsReleaseActions.Runner.BuiltinActions.Files;

namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>
/// Files of a job in one archive, with their modes and links. They are named by where they lie, so that another job
/// finds its own folders.
/// </summary>
internal sealed class CacheArchive
{
    private static readonly ArchiveLimits Limits = ArchiveLimits.OfJob;
    private readonly CachePlace[] places;

    public CacheArchive(NativeStep step) =>
        places = [
            new CachePlace("workspace", step.Workspace),
            new CachePlace("temp", step.Temp),
            new CachePlace("home", step.Home()),
        ];

    /// <summary>Why files are not kept, as a clause; null where they may be.</summary>
    /// <exception cref="NativeFailure">A file lies elsewhere.</exception>
    public string? WhyNot(IReadOnlyList<string> files) =>
        WhyNot(files.Select(file => Judged(NameOf(file), new FileInfo(file))), long.MaxValue);

    /// <exception cref="NativeFailure">A file lies elsewhere.</exception>
    public void Write(string archive, IReadOnlyList<string> files)
    {
        using var target = File.Create(archive);
        using var tar = new TarWriter(target, TarEntryFormat.Pax);
        foreach (var file in files)
        {
            tar.WriteEntry(file, NameOf(file));
        }
    }

    /// <exception cref="FormatException">It is not to be unpacked; the message is a clause.</exception>
    public void Extract(string archive)
    {
        using var source = File.OpenRead(archive);
        if (WhyNot(TarListing.Read(source), source.Length) is { } problem)
        {
            throw new FormatException(problem);
        }
        source.Position = 0;
        using var tar = new TarReader(source);
        while (tar.GetNextEntry() is { } entry)
        {
            var (place, name) = PlaceOf(entry.Name)!.Value;
            if (PlainFile.LinkOn(place.Folder, name[..Math.Max(0, name.LastIndexOf('/'))]) is { Length: > 0 } link)
            {
                throw new FormatException($"'{entry.Name}' would be written through '{link}', which is a link");
            }
            Extract(entry, Path.Combine(place.Folder, name));
        }
    }

    private static void Extract(TarEntry entry, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (entry.EntryType == TarEntryType.SymbolicLink)
        {
            File.Delete(path);
            File.CreateSymbolicLink(path, entry.LinkName);
        }
        else
        {
            entry.ExtractToFile(path, overwrite: true);
        }
    }

    // each place is a folder of its own: a link of one does not lead into another
    private string? WhyNot(IEnumerable<ArchiveEntry> entries, long bytes)
    {
        // one more than are allowed is enough to say so
        var all = entries.Take(Limits.Entries + 1).ToList();
        if (all.Find(entry => PlaceOf(entry.Name) is null) is { } strange)
        {
            return $"'{strange.Name}' is in none of the folders that are kept";
        }
        return places
            .Select(place =>
                ArchiveRules.WhyNot([.. all.Select(place.Inside).OfType<ArchiveEntry>()], bytes, Limits, links: true)
            )
            .FirstOrDefault(problem => problem is not null);
    }

    private static ArchiveEntry Judged(string name, FileInfo file) =>
        file.LinkTarget is { } target
            ? new ArchiveEntry(name, EntryKind.Link, 0) { Target = target }
            : new ArchiveEntry(name, EntryKind.File, file.Length);

    private string NameOf(string file)
    {
        var place = Array.Find(places, known => PathPatterns.IsBelow(file, known.Folder));
        return place is null
            ? throw new NativeFailure(
                $"the embedded runner keeps files of the workspace, RUNNER_TEMP and HOME only, not {file}"
            )
            : $"{place.Name}/{Path.GetRelativePath(place.Folder, file)}";
    }

    private (CachePlace Place, string Name)? PlaceOf(string name) =>
        name.Split('/', 2) is [var first, { Length: > 0 } rest]
        && Array.Find(places, known => known.Name == first) is { } place
            ? (place, rest)
            : null;
}

/// <summary>A folder of which files are kept.</summary>
/// <param name="Name">What stands for it in the archive.</param>
/// <param name="Folder">Full path on this job's machine.</param>
internal sealed record CachePlace(string Name, string Folder)
{
    /// <summary>An entry as the folder has it; null where it is of another.</summary>
    public ArchiveEntry? Inside(ArchiveEntry entry)
    {
        if (!entry.Name.StartsWith($"{Name}/", StringComparison.Ordinal))
        {
            return null;
        }
        var name = entry.Name[(Name.Length + 1)..];
        var from = Path.GetDirectoryName(Path.Combine(Folder, name))!;
        return entry with
        {
            Name = name,
            // one that names the folder's own place in full stays inside as well
            Target = PathPatterns.IsBelow(entry.Target, Folder)
                ? Path.GetRelativePath(from, entry.Target)
                : entry.Target,
        };
    }
}
