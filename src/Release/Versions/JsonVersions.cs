using System.Text.Json;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>Where the JSON files say the version.</summary>
internal static class JsonVersions
{
    private static readonly string[] Root = ["version"];

    // npm names the root of the tree with no name at all
    private static readonly string[] OwnPackage = ["packages", "", "version"];

    public static IEnumerable<VersionPlace> OfPackage(string path, byte[] bytes) =>
        [Place(path, Pieces(bytes), Root, "version")];

    /// <summary>Two places: npm writes the version once for itself, once for the tree.</summary>
    public static IEnumerable<VersionPlace> OfPackageLock(string path, byte[] bytes)
    {
        var pieces = Pieces(bytes);
        return [Place(path, pieces, Root, "version"), Place(path, pieces, OwnPackage, "packages.\"\".version")];
    }

    public static IEnumerable<VersionPlace> OfTauri(string path, byte[] bytes)
    {
        var pieces = Pieces(bytes);
        return At(pieces, Root) switch
        {
            null => throw new FormatException(
                "it has no version, so Tauri takes that of Cargo.toml: give it one, or take this file out of "
                    + "version_files in ms-release.json"
            ),
            { Text: { } text } when text.EndsWith(".json", StringComparison.Ordinal) => throw new FormatException(
                $"its version is read from {text}: give it one of its own, or take this file out of version_files "
                    + "in ms-release.json"
            ),
            _ => [Place(path, pieces, Root, "version")],
        };
    }

    /// <summary>All values of a document; a byte order mark is passed over, and offsets count it.</summary>
    /// <exception cref="FormatException">It is not JSON.</exception>
    internal static IReadOnlyList<JsonPiece> Pieces(byte[] bytes)
    {
        var mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var pieces = JsonPieces.Of(bytes.AsSpan(mark));
        return mark == 0 ? pieces : [.. pieces.Select(piece => piece with { Start = piece.Start + mark })];
    }

    internal static JsonPiece? At(IReadOnlyList<JsonPiece> pieces, params string[] path) =>
        pieces.FirstOrDefault(piece => piece.Path.SequenceEqual(path, StringComparer.Ordinal));

    private static VersionPlace Place(string path, IReadOnlyList<JsonPiece> pieces, string[] at, string where) =>
        At(pieces, at) switch
        {
            null => throw new FormatException($"it has no {where}"),
            { Type: JsonTokenType.String } piece => new VersionPlace(path, where, piece.Text!)
            {
                Start = piece.Start + 1,
                Length = piece.Length - 2,
            },
            _ => throw new FormatException($"its {where} is not a string"),
        };
}
