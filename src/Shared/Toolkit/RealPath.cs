using System.IO.Abstractions;

namespace MsReleaseActions.Toolkit;

/// <summary>Where a path really leads, through links of folders and files and through links in those.</summary>
internal static class RealPath
{
    // as Linux has it
    private const int MostLinks = 40;

    /// <param name="path">Full path; its end need not exist.</param>
    /// <param name="files">The file system.</param>
    /// <returns>Full path without any link; null where links lead round in a circle.</returns>
    public static string? Of(string path, IFileSystem files)
    {
        var real = files.Path.GetPathRoot(path) ?? "";
        var left = new Stack<string>(Parts(path[real.Length..]));
        for (var links = 0; left.TryPop(out var part); )
        {
            if (part == "..")
            {
                real = files.Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = files.Path.Combine(real, part);
            if (files.FileInfo.FromFileName(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks)
            {
                return null;
            }
            var root = files.Path.IsPathRooted(target) ? files.Path.GetPathRoot(target) ?? "" : "";
            real = root.Length > 0 ? root : real;
            foreach (var each in Parts(target[root.Length..]))
            {
                left.Push(each);
            }
        }
        return real;
    }

    /// <summary>
    /// The path of a file that is open, as the kernel has it; null where it does not say. No link can be put in its way
    /// any more.
    /// </summary>
    public static string? OfOpened(Stream stream) =>
        stream is FileStream file && OperatingSystem.IsLinux()
            ? new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget
            : null;

    // the last one first
    private static IEnumerable<string> Parts(string path) =>
        path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
