using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Files that stand where <c>files</c> collects, and that none of its lines takes.</summary>
internal static class UncollectedFiles
{
    // https://bford.info/cachedir/: what a tool can make again, such as the objects in cargo's target folder
    private const string CacheTag = "CACHEDIR.TAG";

    /// <returns>Paths under the workspace, sorted. Signatures that go into <c>latest.json</c>, forbidden assets, and
    /// what lies in caches and hidden folders is not among them.</returns>
    public static IReadOnlyList<string> Of(PublishInputs inputs, IReadOnlyList<BuiltFile> files, Workspace workspace)
    {
        var taken = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        taken.UnionWith(
            files.Where(file => inputs.Platforms.Any(line => line.Names(file))).Select(file => file.Path + ".sig")
        );
        var isCheckout = IsCheckout(workspace);
        var found = inputs
            .Files.Select(pattern => FolderOf(pattern, isCheckout))
            .OfType<string>()
            .Distinct()
            .SelectMany(folder => Below(folder, workspace))
            .Distinct();
        return
        [
            .. found
                .Where(path =>
                    !taken.Contains(path) && !inputs.Forbidden.Matches(workspace.Files.Path.GetFileName(path))
                )
                .Select(workspace.Shown)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The folder that holds what a pattern collects, and its neighbours: the first folder of its path, so that of
    /// <c>legs/linux/*</c> the other legs are seen. In a checkout the first folder may hold the sources, too: there it
    /// is the one above the files. Null where the pattern begins with a wildcard or names no folder.
    /// </summary>
    internal static string? FolderOf(string pattern, bool isCheckout)
    {
        var parts = pattern.Split('/');
        var plain = parts.SkipLast(1).TakeWhile(part => !part.Contains('*', StringComparison.Ordinal)).ToList();
        var depth =
            !isCheckout ? 1
            : plain.Count == parts.Length - 1 ? Math.Max(plain.Count - 1, 1)
            : plain.Count;
        return plain.Count == 0 ? null : string.Join('/', plain.Take(depth));
    }

    // a folder, or a file in a worktree
    private static bool IsCheckout(Workspace workspace)
    {
        var git = workspace.Files.Path.Combine(workspace.Root, ".git");
        return workspace.Files.Directory.Exists(git) || workspace.Files.File.Exists(git);
    }

    private static IEnumerable<string> Below(string folder, Workspace workspace)
    {
        var found = workspace.Find(folder + "/**").Files;
        var caches = found
            .Where(path => workspace.Files.Path.GetFileName(path) == CacheTag)
            .Select(path => path[..^CacheTag.Length])
            .ToList();
        var root = workspace.Files.Path.Combine(workspace.Root, folder);
        return found.Where(path =>
            !caches.Exists(cache => path.StartsWith(cache, StringComparison.Ordinal))
            && !FoldersOf(path[root.Length..]).Any(name => name == "node_modules" || name.StartsWith('.'))
        );
    }

    private static IEnumerable<string> FoldersOf(string path) => path.Split('/', '\\').SkipLast(1);
}
