using System.Formats.Tar;
using MsReleaseActions.Runner.BuiltinActions.Files;

namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>
/// Files of a job in one archive, with their modes and links. They are named by where they lie, so that another job
/// finds its own folders.
/// </summary>
internal sealed class CacheArchive
{
    private readonly (string Name, string Folder)[] places;

    public CacheArchive(NativeStep step) =>
        places = [("workspace", step.Workspace), ("temp", step.Temp), ("home", step.Home())];

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

    public void Extract(string archive)
    {
        using var source = File.OpenRead(archive);
        using var tar = new TarReader(source);
        while (tar.GetNextEntry() is { } entry)
        {
            var path = PathOf(entry.Name);
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
    }

    private string NameOf(string file)
    {
        var place = Array.Find(places, known => PathPatterns.IsBelow(file, known.Folder));
        return place.Name is null
            ? throw new NativeFailure(
                $"the embedded runner keeps files of the workspace, RUNNER_TEMP and HOME only, not {file}"
            )
            : $"{place.Name}/{Path.GetRelativePath(place.Folder, file)}";
    }

    private string PathOf(string name)
    {
        var parts = name.Split('/', 2);
        return Path.Combine(Array.Find(places, known => known.Name == parts[0]).Folder, parts[1]);
    }
}
