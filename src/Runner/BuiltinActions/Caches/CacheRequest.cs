using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>What a cache step asks for.</summary>
/// <param name="Key">The primary one.</param>
/// <param name="Keys">It, and those of <c>restore-keys</c>.</param>
/// <param name="Paths">Patterns.</param>
internal sealed record CacheRequest(string Key, IReadOnlyList<string> Keys, IReadOnlyList<string> Paths)
{
    private const int MostKeys = 10;
    private const int LongestKey = 512;

    /// <exception cref="NativeFailure">A key is not one, or there are too many.</exception>
    public static CacheRequest Of(NativeStep step)
    {
        step.Refuse("actions/cache", ("enableCrossOsArchive", ["false"]), ("save-always", ["false"]));
        var key = step.Required("key");
        string[] keys = [key, .. step.Lines("restore-keys")];
        if (keys.Length > MostKeys)
        {
            throw new NativeFailure($"Key Validation Error: Keys are limited to a maximum of {MostKeys}.");
        }
        foreach (var bad in keys.Where(text => text.Length > LongestKey || text.Contains(',')))
        {
            throw new NativeFailure(
                $"Key Validation Error: {bad} "
                    + (bad.Contains(',') ? "cannot contain commas" : $"cannot be larger than {LongestKey} characters")
                    + "."
            );
        }
        _ = step.Required("path");
        return new CacheRequest(key, keys, step.Lines("path"));
    }

    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Paths))));

    /// <summary>The refs whose caches a run sees: its own, a pull request's base, the default branch.</summary>
    public static IReadOnlyList<string> Refs(NativeStep step) =>
        [
            Own(step),
            .. step.Environment.GetValueOrDefault("GITHUB_BASE_REF") is { Length: > 0 } target
                ? (string[])[$"refs/heads/{target}"]
                : [],
            $"refs/heads/{step.Run.Repository.DefaultBranch}",
        ];

    /// <summary>The ref that this run's caches belong to.</summary>
    public static string Own(NativeStep step) =>
        step.Environment.GetValueOrDefault("GITHUB_REF") is { Length: > 0 } given
            ? given
            : $"refs/heads/{step.Run.Made.HeadBranch}";
}
