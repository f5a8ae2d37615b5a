namespace MsReleaseActions.Server.Git;

/// <summary>A file that is not the same on two sides.</summary>
/// <param name="Path">Its whole path.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
internal sealed record TreeChange(string Path, TreeEntry? Before, TreeEntry? After)
{
    /// <summary>All files that differ between two trees; a renamed one is gone and there.</summary>
    public static IEnumerable<TreeChange> Between(GitStore git, string from, string to) =>
        from == to ? [] : Between(git, from, to, "");

    private static IEnumerable<TreeChange> Between(GitStore git, string? from, string? to, string prefix)
    {
        var before = Lines(git, from);
        var after = Lines(git, to);
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (one, other) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (one == other)
            {
                continue;
            }
            var (folder, otherFolder) = (FolderOf(one), FolderOf(other));
            var (file, otherFile) = (folder is null ? one : null, otherFolder is null ? other : null);
            if (file is not null || otherFile is not null)
            {
                yield return new TreeChange(prefix + name, file, otherFile);
            }
            if (folder is not null || otherFolder is not null)
            {
                foreach (var below in Between(git, folder, otherFolder, $"{prefix}{name}/"))
                {
                    yield return below;
                }
            }
        }
    }

    private static string? FolderOf(TreeEntry? entry) => entry is { Mode: TreeEntry.Folder } ? entry.Sha : null;

    private static Dictionary<string, TreeEntry> Lines(GitStore git, string? tree) =>
        (tree is null ? [] : GitTree.Read(git, tree)).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
}
