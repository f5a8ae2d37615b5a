using System.IO.Abstractions;
using Microsoft.Extensions.FileSystemGlobbing;

namespace MsReleaseActions.Toolkit;

/// <summary>The folder that the job works in. Nothing outside it is read or written because an input says so.</summary>
/// <param name="Root">Full path without a final slash.</param>
/// <param name="Files">The file system.</param>
public sealed record Workspace(string Root, IFileSystem Files)
{
    /// <summary>GITHUB_WORKSPACE, else the current folder.</summary>
    public static Workspace Of(ActionEnvironment environment) =>
        new(
            environment
                .Files.Path.GetFullPath(
                    environment.Variable("GITHUB_WORKSPACE") ?? environment.Files.Directory.GetCurrentDirectory()
                )
                .TrimEnd('/', '\\'),
            environment.Files
        );

    /// <summary>
    /// The full path of a relative or absolute path; false when it, or a link on the way, leads outside.
    /// </summary>
    public bool TryPath(string path, out string full)
    {
        full = "";
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }
        full = Files.Path.GetFullPath(Files.Path.Combine(Root, path));
        return IsUnder(full, Root) && IsUnder(RealPath(full), RealPath(Root));
    }

    /// <summary>A pattern relative to the workspace; false when it leads outside.</summary>
    public bool TryPattern(string pattern, out string relative)
    {
        relative = pattern.Replace('\\', '/');
        if (relative.StartsWith(Root + "/", StringComparison.Ordinal))
        {
            relative = relative[(Root.Length + 1)..];
        }
        while (relative.StartsWith("./", StringComparison.Ordinal))
        {
            relative = relative[2..];
        }
        return relative.Length > 0
            && !Files.Path.IsPathRooted(relative)
            && !relative.Split('/').Contains("..")
            && !relative.Contains('\0', StringComparison.Ordinal);
    }

    /// <summary>
    /// The files that a pattern names. Linked folders are not entered: they can lead round in a circle.
    /// </summary>
    public FoundFiles Find(string pattern)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        var found = Walk(FixedFolder(pattern))
            .Where(file => matcher.Match(Root, file).HasMatches)
            .Order(StringComparer.Ordinal)
            .ToLookup(file => TryPath(file, out _));
        return new FoundFiles([.. found[true]], [.. found[false]]);
    }

    /// <summary>A path as people write it: relative to the workspace, with forward slashes.</summary>
    public string Shown(string full) => Files.Path.GetRelativePath(Root, full).Replace('\\', '/');

    // the part in front of the first wildcard: a workspace may hold a hundred thousand files beside the built ones
    private string FixedFolder(string pattern)
    {
        var parts = pattern.Split('/').SkipLast(1).TakeWhile(part => !part.Contains('*', StringComparison.Ordinal));
        return Files.Path.GetFullPath(Files.Path.Combine([Root, .. parts]));
    }

    private IEnumerable<string> Walk(string folder)
    {
        if (!TryPath(folder, out _) || !Files.Directory.Exists(folder))
        {
            return [];
        }
        var below = Files
            .Directory.EnumerateDirectories(folder)
            .Where(path => Files.FileInfo.FromFileName(path).LinkTarget is null);
        return Files.Directory.EnumerateFiles(folder).Concat(below.SelectMany(Walk));
    }

    private bool IsUnder(string path, string folder) =>
        path == folder || path.StartsWith(folder + Files.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string RealPath(string path)
    {
        var real = Files.Path.GetPathRoot(path) ?? "";
        foreach (var part in path[real.Length..].Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            real = Files.Path.Combine(real, part);
            if (Files.FileInfo.FromFileName(real).LinkTarget is not null)
            {
                real = new FileInfo(real).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
            }
        }
        return real;
    }
}
