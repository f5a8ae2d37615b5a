using System.Text.RegularExpressions;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Versions;

/// <summary>Where a Tauri configuration says the version: <c>version</c>, in Tauri 1 <c>package.version</c>.</summary>
internal static partial class TauriVersions
{
    private static readonly string[][] Members =
    [
        ["version"],
        ["package", "version"],
    ];

    /// <summary>A configuration of its own, not one that another is overlaid with.</summary>
    public static bool IsBase(string name) => TauriDocument.Names.Contains(name, StringComparer.Ordinal);

    /// <summary>What is laid over it on one system.</summary>
    public static bool IsOverlay(string name) => Overlay().IsMatch(name);

    /// <summary>One place, or none where another file of the set says the version for it.</summary>
    /// <exception cref="FormatException">No file of the set does; the message is a clause.</exception>
    public static IEnumerable<VersionPlace> Of(string path, byte[] bytes, VersionSet set)
    {
        var folder = RepositoryPath.FolderOf(path);
        return Written(path, bytes) switch
        {
            null when IsOverlay(RepositoryPath.NameOf(path)) || set.Holds($"{folder}Cargo.toml") => [],
            null => throw new FormatException(
                "it has no version, so Tauri takes that of Cargo.toml: give it one, or take this file out of "
                    + "version_files in ms-release.json"
            ),
            { Text: var text } when IsPath(text) => RepositoryPath.Joined(folder, text) is { } other && set.Holds(other)
                ? []
                : throw new FormatException(
                    $"its version is read from {text}: give it one of its own, or take this file out of version_files "
                        + "in ms-release.json"
                ),
            { } place => [place],
        };
    }

    /// <summary>What it says itself, which may be the path of a <c>package.json</c>; null for nothing.</summary>
    /// <exception cref="FormatException">It cannot be read; the message is a clause.</exception>
    public static VersionPlace? Written(string path, byte[] bytes) =>
        path.EndsWith(".toml", StringComparison.Ordinal) ? OfToml(path, TomlEntries.Of(bytes))
        : path.EndsWith('5') ? OfJson(path, Json5Pieces.Of(bytes))
        : OfJson(path, JsonVersions.Pieces(bytes));

    /// <summary>Whether a version is one that Tauri looks up elsewhere.</summary>
    public static bool IsPath(string version) => version.EndsWith(".json", StringComparison.Ordinal);

    private static VersionPlace? OfJson(string path, IReadOnlyList<JsonPiece> pieces) =>
        Members.FirstOrDefault(member => JsonVersions.At(pieces, member) is not null) is { } at
            ? JsonVersions.Place(path, pieces, at, string.Join('.', at))
            : null;

    private static VersionPlace? OfToml(string path, IReadOnlyList<TomlEntry> entries) =>
        Members
            .Select(member => entries.FirstOrDefault(entry => entry.Path.SequenceEqual(member, StringComparer.Ordinal)))
            .FirstOrDefault(entry => entry is not null) switch
        {
            null => null,
            { Text: { } text } entry => new VersionPlace(path, string.Join('.', entry.Path), text)
            {
                Start = entry.Start,
                Length = entry.Length,
            },
            var entry => throw new FormatException($"its {string.Join('.', entry.Path)} is not a string"),
        };

    [GeneratedRegex(
        @"\A(tauri\.(windows|linux|macos|android|ios)\.conf\.json5?|Tauri\.(windows|linux|macos|android|ios)\.toml)\z"
    )]
    private static partial Regex Overlay();
}
