namespace MsReleaseActions.Core.Versions;

/// <summary>Paths in a repository: relative, with forward slashes. The root is empty, every other folder ends with a
/// slash.</summary>
internal static class RepositoryPath
{
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary><c>a/b/</c> of <c>a/b/c.json</c>.</summary>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A folder as people write it, <c>./a/b</c>, as the paths here begin with.</summary>
    public static string Folder(string written)
    {
        var parts = written.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        return parts.Count == 0 ? "" : string.Join('/', parts) + "/";
    }

    /// <summary>The folder itself and those above it, the root last.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        yield return folder;
        while (folder.Length > 0)
        {
            folder = FolderOf(folder[..^1]);
            yield return folder;
        }
    }

    /// <summary>A path relative to a folder; null where it leaves the repository.</summary>
    public static string? Joined(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }
        return relative.StartsWith('/') ? null : string.Join('/', parts);
    }
}
