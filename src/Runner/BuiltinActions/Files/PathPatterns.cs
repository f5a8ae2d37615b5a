namespace MsReleaseActions.Runner.BuiltinActions.Files;

/// <summary>The lines of a <c>path</c> input together: each adds files or takes some away again, in order.</summary>
internal sealed class PathPatterns
{
    private readonly List<PathPattern> patterns;

    /// <param name="step">Gives the lines' root, and the home folder.</param>
    /// <param name="lines">Blank ones and comments do not count.</param>
    public PathPatterns(NativeStep step, IEnumerable<string> lines)
    {
        var windows = step.Environment.GetValueOrDefault("RUNNER_OS") == "Windows";
        patterns =
        [
            .. lines
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#'))
                .Select(line => new PathPattern(windows ? line.Replace('\\', '/') : line, step.Workspace, step.Home())),
        ];
    }

    /// <summary>Where files are looked for: none of them lies in another.</summary>
    public IReadOnlyList<string> SearchPaths =>
        [
            .. Included
                .Distinct(StringComparer.Ordinal)
                .Where(path => !Included.Any(other => other != path && IsBelow(path, other))),
        ];

    /// <summary>Every file that is meant, as full paths, in order.</summary>
    /// <param name="hidden">Whether names that begin with a dot count, and what is in such folders.</param>
    /// <param name="followLinks">False: a link to a folder is a file.</param>
    public IReadOnlyList<string> Find(bool hidden, bool followLinks = true) =>
        [
            .. SearchPaths
                .SelectMany(path => Walk(path, hidden, followLinks))
                .Distinct(StringComparer.Ordinal)
                .Where(IsMeant)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The folder that paths in an archive are relative to: the deepest that all search paths share.</summary>
    /// <param name="found">What <see cref="Find"/> gave.</param>
    public string RootOf(IReadOnlyList<string> found)
    {
        var paths = SearchPaths;
        return paths.Count > 1 ? Shared(paths)
            : found.Count == 1 && found[0] == paths[0] ? Path.GetDirectoryName(paths[0])!
            : paths[0];
    }

    /// <summary>Whether a path is below a folder, or is it.</summary>
    public static bool IsBelow(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private IEnumerable<string> Included =>
        patterns.Where(pattern => !pattern.IsExclude).Select(pattern => pattern.SearchPath);

    private bool IsMeant(string path) =>
        patterns.Aggregate(
            false,
            (meant, pattern) => pattern.IsExclude ? meant && !pattern.Matches(path) : meant || pattern.Matches(path)
        );

    private static IEnumerable<string> Walk(string path, bool hidden, bool followLinks)
    {
        if (!hidden && Path.GetFileName(path).StartsWith('.'))
        {
            return [];
        }
        if (new DirectoryInfo(path).LinkTarget is not null && Directory.Exists(path))
        {
            // one that leads back up would never end
            var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            return !followLinks ? [path]
                : IsBelow(path, target) ? []
                : Entries(path, hidden, followLinks);
        }
        return File.Exists(path) ? [path]
            : Directory.Exists(path) ? Entries(path, hidden, followLinks)
            : [];
    }

    private static IEnumerable<string> Entries(string folder, bool hidden, bool followLinks) =>
        Directory.EnumerateFileSystemEntries(folder).SelectMany(entry => Walk(entry, hidden, followLinks));

    private static string Shared(IReadOnlyList<string> paths)
    {
        var shared = paths[0];
        while (!paths.All(path => IsBelow(path, shared)))
        {
            shared = Path.GetDirectoryName(shared) ?? "/";
        }
        return shared;
    }
}
