namespace MsReleaseActions.Server.Git;

/// <summary>A file that two trees do not have alike.</summary>
public sealed record FileChange(string Path, string Status, string? Sha, int Additions, int Deletions);

/// <summary>What lies between two trees. A renamed file counts as removed and added.</summary>
internal static class Diffs
{
    /// <summary>The tree without a file, which every git knows.</summary>
    public const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /// <summary>The files that differ, by path.</summary>
    /// <param name="git">Has both.</param>
    /// <param name="from">A commit or tree, 40 hex digits.</param>
    /// <param name="to">A commit or tree, 40 hex digits.</param>
    public static IReadOnlyList<FileChange> Between(GitStore git, string from, string to) =>
        git.Differences.GetOrAdd((from, to), static (pair, git) => Compare(git, pair.From, pair.To), git);

    private static List<FileChange> Compare(GitStore git, string from, string to) =>
        [
            .. TreeChange
                .Between(git, Tree(git, from), Tree(git, to))
                .Select(change => Of(git, change))
                .OrderBy(change => change.Path, StringComparer.Ordinal),
        ];

    private static string Tree(GitStore git, string name) =>
        name == EmptyTree
            ? name
            : Revision.Tree(git, name) ?? throw new GitFailure($"{name} is no commit and no tree of {git.Folder}");

    private static FileChange Of(GitStore git, TreeChange change)
    {
        var (additions, deletions) = LineDiff.Count(Text(change.Before), Text(change.After));
        var status =
            change.Before is null ? "added"
            : change.After is null ? "removed"
            : "modified";
        // GitHub names the blob that was there where the file is gone
        return new FileChange(change.Path, status, (change.After ?? change.Before)!.Sha, additions, deletions);

        byte[] Text(TreeEntry? entry) => entry is { Type: "blob" } ? git.Objects.Content(entry.Sha, "blob") : [];
    }
}
