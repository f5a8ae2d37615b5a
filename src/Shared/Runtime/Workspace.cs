using System.IO.Abstractions;
using Microsoft.Extensions.FileSystemGlobbing;

namespace MsReleaseActions.Runtime;

/// <summary>The folder that the job works in. Nothing outside it is read or written because an input says so.</summary>
/// <param name="Root">Full path without a final slash.</param>
/// <param name="Files">The file system.</param>
public sealed record Workspace(string Root, IFileSystem Files)
{
    /// <summary>GITHUB_WORKSPACE, else the current folder.</summary>
    public static Workspace Of(ActionEnvironment environment) =>
        new(environment.Files.Path.GetFullPath(environment.Variable("GITHUB_WORKSPACE") ?? environment.Files.Directory.GetCurrentDirectory()).TrimEnd('/', '\\'),
            environment.Files);

    /// <summary>The full path of a relative or absolute path; false when it, or a link on the way, leads outside.</summary>
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
    /// The files that a pattern names, as full paths sorted by ordinal; a file that a link takes outside the workspace is left out.
    /// </summary>
    public IReadOnlyList<string> Find(string pattern)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        var found = Files.Directory.Exists(Root)
            ? Files.Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            : [];
        return
        [
            .. found
                .Where(file => matcher.Match(Root, file).HasMatches && TryPath(file, out _))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A path as people write it: relative to the workspace, with forward slashes.</summary>
    public string Shown(string full) => Files.Path.GetRelativePath(Root, full).Replace('\\', '/');

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
