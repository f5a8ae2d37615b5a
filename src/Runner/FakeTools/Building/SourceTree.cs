using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Runner.FakeTools.Building;

/// <summary>Names the state of a source tree by the content of its files.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = [".git", "node_modules", "target", "dist", "build", ".svelte-kit", ".pio"];

    /// <summary>
    /// SHA-256 over path and content of every file that git keeps track of, as it lies there now; of every source file
    /// where there is no git.
    /// </summary>
    /// <param name="folder">In the tree.</param>
    public static async Task<byte[]> HashAsync(string folder, CancellationToken cancellation)
    {
        var root = (await GitAsync(folder, cancellation, "rev-parse", "--show-toplevel"));
        var files = root is not null
            ? (await GitAsync(root, cancellation, "ls-files", "-z"))!.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : Walk(folder).Select(path => Path.GetRelativePath(folder, path));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(root ?? folder, file);
            if (File.Exists(path))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file + "\0"));
                await using var content = File.OpenRead(path);
                hash.AppendData(await SHA256.HashDataAsync(content, cancellation));
            }
        }
        return hash.GetHashAndReset();
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateFileSystemEntries(folder)
            .Where(entry => !Made.Contains(Path.GetFileName(entry)))
            .SelectMany(entry => Directory.Exists(entry) ? Walk(entry) : [entry]);

    private static async Task<string?> GitAsync(
        string folder,
        CancellationToken cancellation,
        params string[] arguments
    )
    {
        // a step may have named a program in .git/config
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
        };
        return await ProcessResult.OfAsync(start, cancellation) is { ExitCode: 0, Text: var output } ? output : null;
    }
}
