using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>A file that the build left in the workspace.</summary>
/// <param name="Name">What it is called in the candidate: the name that GitHub makes of its own.</param>
/// <param name="BuiltName">What the build called it.</param>
/// <param name="Path">Full path.</param>
/// <param name="Shown">Path under the workspace, for people.</param>
/// <param name="Size">Bytes, when it was looked up.</param>
internal sealed record BuiltFile(string Name, string BuiltName, string Path, string Shown, long Size)
{
    /// <summary>
    /// All files that the patterns name, each once; what is wrong with the patterns is added to the problems.
    /// </summary>
    public static IReadOnlyList<BuiltFile> Find(
        Workspace workspace,
        IReadOnlyList<string> patterns,
        ICollection<string> problems
    )
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var found = workspace.Find(pattern);
            foreach (var link in found.Outside)
            {
                problems.Add($"{workspace.Shown(link)} is a link that leads outside the workspace or into its .git");
            }
            if (found.Files.Count + found.Outside.Count == 0)
            {
                problems.Add(
                    "no file matches "
                        + $"'{pattern}'"
                        + (IsFolder(workspace, pattern) ? $" (it is a folder: write {pattern.TrimEnd('/')}/*)" : "")
                );
            }
            paths.UnionWith(found.Files);
        }
        return [.. paths.Select(path => Of(workspace, path))];
    }

    private static bool IsFolder(Workspace workspace, string pattern) =>
        workspace.TryPath(pattern, out var path) && workspace.Files.Directory.Exists(path);

    private static BuiltFile Of(Workspace workspace, string path)
    {
        using var stream = OpenRead(workspace, path);
        var name = workspace.Files.Path.GetFileName(path);
        return new BuiltFile(StoredName.Of(name), name, path, workspace.Shown(path), stream.Length);
    }

    /// <summary>Opens a file of the workspace.</summary>
    /// <exception cref="ActionFailure">It cannot be read.</exception>
    public static Stream OpenRead(Workspace workspace, string path)
    {
        try
        {
            return workspace.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"{workspace.Shown(path)} cannot be read: {failure.Message}",
                "A candidate holds every file that `files` names",
                "Look at what the build left there"
            );
        }
    }
}
