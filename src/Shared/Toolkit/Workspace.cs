using System.IO.Abstractions;
using Microsoft.Extensions.FileSystemGlobbing;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// The folder that the job works in. Nothing outside it, and nothing of its <c>.git</c>, is read or written because an
/// input says so.
/// </summary>
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
    /// The full path of a relative or absolute path; false when it, or a link on the way, leads outside or into
    /// <c>.git</c>.
    /// </summary>
    public bool TryPath(string path, out string full)
    {
        full = "";
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }
        full = Files.Path.GetFullPath(Files.Path.Combine(Root, path));
        return IsOurs(full, Root)
            && RealPath.Of(Root, Files) is { } root
            && RealPath.Of(full, Files) is { } real
            && IsOurs(real, root);
    }

    /// <summary>Opens a regular file, and looks at what was opened: it may have been exchanged meanwhile.</summary>
    /// <param name="full">Full path.</param>
    /// <exception cref="IOException">It is not of the workspace, or it cannot be read; so may
    /// <see cref="UnauthorizedAccessException"/> be thrown.</exception>
    public Stream OpenRead(string full)
    {
        if (!TryPath(full, out _) || RealPath.Of(full, Files) is not { } real)
        {
            throw new IOException($"{Shown(full)} leads out of the workspace");
        }
        var stream = PlainContent.OpenRead(real, Files);
        if (RealPath.OfOpened(stream) is { } opened && opened != real)
        {
            stream.Dispose();
            throw new IOException($"{Shown(full)} was exchanged while it was opened");
        }
        return stream;
    }

    /// <summary>All bytes of a regular file.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public byte[] ReadAllBytes(string full)
    {
        using var stream = OpenRead(full);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>All of a regular file as text, UTF-8 unless it says otherwise.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public string ReadAllText(string full)
    {
        using var reader = new StreamReader(OpenRead(full));
        return reader.ReadToEnd();
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
            .Where(path =>
                Files.FileInfo.FromFileName(path).LinkTarget is null && !IsGit(Files.Path.GetFileName(path))
            );
        return Files.Directory.EnumerateFiles(folder).Concat(below.SelectMany(Walk));
    }

    private bool IsOurs(string path, string folder) =>
        path == folder
        || (
            path.StartsWith(folder + Files.Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !path[folder.Length..].Split(['/', '\\']).Any(IsGit)
        );

    // some file systems take the case for the same
    private static bool IsGit(string name) => name.Equals(".git", StringComparison.OrdinalIgnoreCase);
}
