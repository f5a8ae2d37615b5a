using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>A line of a tree.</summary>
/// <param name="Mode">Six digits, as the API writes them: <c>100644</c>, <c>040000</c>.</param>
/// <param name="Sha">40 hex digits.</param>
/// <param name="Path">Its name in its own tree; the whole path where trees were walked.</param>
internal sealed record TreeEntry(string Mode, string Sha, string Path)
{
    public const string Folder = "040000";
    private const string Commit = "160000";

    /// <summary><c>tree</c>, <c>commit</c> (a submodule) or <c>blob</c>.</summary>
    public string Type =>
        Mode switch
        {
            Folder => "tree",
            Commit => "commit",
            _ => "blob",
        };

    /// <summary>How git sorts: a folder as if its name ended with a slash.</summary>
    public string Order => Mode == Folder ? Path + "/" : Path;
}

/// <summary>Trees, read and written. Nothing of them is a path of this machine.</summary>
internal static class GitTree
{
    /// <summary>The lines of one tree.</summary>
    public static IReadOnlyList<TreeEntry> Read(GitStore git, string tree)
    {
        var content = tree == Diffs.EmptyTree ? [] : git.Objects.Content(tree, "tree");
        List<TreeEntry> entries = [];
        for (var at = 0; at < content.Length; )
        {
            var end = Array.IndexOf(content, (byte)0, at);
            var (mode, name) = Encoding.UTF8.GetString(content, at, end - at).Split(' ', 2) is [var first, var rest]
                ? (first, rest)
                : ("", "");
            entries.Add(new TreeEntry(mode.PadLeft(6, '0'), Convert.ToHexStringLower(content, end + 1, 20), name));
            at = end + 21;
        }
        return entries;
    }

    /// <summary>Everything below a tree by its whole path, folders before what is in them.</summary>
    public static IEnumerable<TreeEntry> Walk(GitStore git, string tree, string prefix = "") =>
        Read(git, tree)
            .Select(entry => entry with { Path = prefix + entry.Path })
            .SelectMany(entry =>
                entry.Mode == TreeEntry.Folder ? Walk(git, entry.Sha, entry.Path + "/").Prepend(entry) : [entry]
            );

    /// <summary>What a path names in a tree, or null.</summary>
    public static TreeEntry? Find(GitStore git, string tree, string path)
    {
        var parts = path.Split('/');
        TreeEntry? found = null;
        foreach (var part in parts)
        {
            if (found is { Type: not "tree" })
            {
                return null;
            }
            found = Read(git, found?.Sha ?? tree).FirstOrDefault(entry => entry.Path == part);
            if (found is null)
            {
                return null;
            }
        }
        return found! with { Path = path };
    }

    /// <summary>
    /// Puts entries over a tree, each at its whole path; one without a name (<paramref name="entries"/> with a null
    /// SHA) takes the path away. A folder that becomes empty is gone.
    /// </summary>
    /// <returns>The new tree.</returns>
    public static string Put(GitStore git, string? tree, IEnumerable<(string Mode, string? Sha, string Path)> entries)
    {
        var lines = (tree is null ? [] : Read(git, tree)).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (
            var group in entries
                .Select(entry => (Entry: entry, Parts: entry.Path.Split('/', 2)))
                .GroupBy(item => item.Parts[0], StringComparer.Ordinal)
        )
        {
            foreach (var (entry, _) in group.Where(item => item.Parts.Length == 1))
            {
                lines.Remove(group.Key);
                if (entry.Sha is { } sha)
                {
                    lines[group.Key] = new TreeEntry(entry.Mode, sha, group.Key);
                }
            }
            var below = group
                .Where(item => item.Parts.Length == 2)
                .Select(item => (item.Entry.Mode, item.Entry.Sha, item.Parts[1]))
                .ToList();
            if (below.Count > 0)
            {
                PutBelow(git, lines, group.Key, below);
            }
        }
        return Write(git, lines.Values);
    }

    private static void PutBelow(
        GitStore git,
        Dictionary<string, TreeEntry> lines,
        string name,
        List<(string Mode, string? Sha, string Path)> below
    )
    {
        var before = lines.GetValueOrDefault(name) is { Mode: TreeEntry.Folder } folder ? folder.Sha : null;
        if (before is null && below.TrueForAll(entry => entry.Sha is null))
        {
            return;
        }
        var after = Put(git, before, below);
        lines.Remove(name);
        if (after != Diffs.EmptyTree)
        {
            lines[name] = new TreeEntry(TreeEntry.Folder, after, name);
        }
    }

    private static string Write(GitStore git, IEnumerable<TreeEntry> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines.OrderBy(line => line.Order, Utf8Order.Instance))
        {
            content.Write(Encoding.UTF8.GetBytes($"{line.Mode.TrimStart('0')} {line.Path}\0"));
            content.Write(Convert.FromHexString(line.Sha));
        }
        return git.Objects.Write("tree", content.ToArray());
    }

    // git compares bytes; UTF-16 orders what lies beyond the first plane otherwise
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
