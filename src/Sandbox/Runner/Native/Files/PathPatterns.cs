namespace MsReleaseActions.Sandbox.Runner.Native.Files;

/// <summary>The lines of a <c>path</c> input together: each adds files or takes some away again, in order.</summary>
internal sealed class PathPatterns
{
    private readonly List<PathPattern> patterns;

    /// <param name="step">Gives the lines' root, and the home folder.</param>
    /// <param name="lines">Blank ones and comments do not count.</param>
    public PathPatterns(NativeStep step, IEnumerable<string> lines)
    {
        var home = step.Environment.GetValueOrDefault("HOME", step.Workspace);
        var windows = step.Environment.GetValueOrDefault("RUNNER_OS") == "Windows";
        patterns = [.. lines
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => new PathPattern(windows ? line.Replace('\\', '/') : line, step.Workspace, home))];
    }

    /// <summary>Where files are looked for: none of them lies in another.</summary>
    public IReadOnlyList<string> SearchPaths =>
        [.. Included.Distinct(StringComparer.Ordinal).Where(path => !Included.Any(other => other != path && IsBelow(path, other)))];

    /// <summary>Every file that is meant, as full paths, in order.</summary>
    /// <param name="hidden">Whether names that begin with a dot count, and what is in such folders.</param>
    public IReadOnlyList<string> Find(bool hidden) =>
        [.. SearchPaths.SelectMany(path => Walk(path, hidden)).Distinct(StringComparer.Ordinal).Where(IsMeant).Order(StringComparer.Ordinal)];

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
    public static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private IEnumerable<string> Included => patterns.Where(pattern => !pattern.IsExclude).Select(pattern => pattern.SearchPath);

    private bool IsMeant(string path) =>
        patterns.Aggregate(false, (meant, pattern) => pattern.IsExclude ? meant && !pattern.Matches(path) : meant || pattern.Matches(path));

    private static IEnumerable<string> Walk(string path, bool hidden)
    {
        if (!hidden && Path.GetFileName(path).StartsWith('.'))
        {
            return [];
        }
        return File.Exists(path) ? [path]
            : Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).SelectMany(entry => Walk(entry, hidden))
            : [];
    }

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
