using System.Security.Cryptography;
using Microsoft.Extensions.FileSystemGlobbing;

namespace MsReleaseActions.Runner.Steps;

/// <summary><c>hashFiles()</c>: one SHA-256 over the SHA-256 of each matching file.</summary>
internal static class HashFiles
{
    /// <summary>64 hex digits; empty where nothing matches.</summary>
    public static string Of(string workspace, IReadOnlyList<string> patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (
            var pattern in patterns.SelectMany(pattern =>
                pattern.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
        )
        {
            var takesBack = pattern.StartsWith('!');
            // a folder stands for everything in it
            var inside = Inside(takesBack ? pattern[1..] : pattern, workspace);
            foreach (var glob in (string[])[inside, $"{inside.TrimEnd('/')}/**"])
            {
                _ = takesBack ? matcher.AddExclude(glob) : matcher.AddInclude(glob);
            }
        }
        var files = matcher.GetResultsInFullPath(workspace).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return "";
        }
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            all.AppendData(SHA256.HashData(content));
        }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    // a whole path is as good as one from the workspace
    private static string Inside(string pattern, string workspace) =>
        pattern.StartsWith(workspace + "/", StringComparison.Ordinal) ? pattern[(workspace.Length + 1)..] : pattern;
}
