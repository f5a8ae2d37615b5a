using System.Text.Json;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Versions;

/// <summary>Versions in JSON documents.</summary>
internal static class JsonVersions
{
    public static IEnumerable<VersionPlace> OfPackage(string path, byte[] bytes, VersionSet set)
    {
        var pieces = Pieces(bytes);
        return [Own(path, pieces), .. NodeRequirements.Of(path, pieces, [], set)];
    }

    /// <summary>The version of the package itself.</summary>
    /// <exception cref="FormatException">It has none; the message is a clause.</exception>
    internal static VersionPlace Own(string path, IReadOnlyList<JsonPiece> pieces) =>
        Place(path, pieces, ["version"], "version");

    /// <summary>All values of a document; a byte order mark is passed over, and offsets count it.</summary>
    /// <exception cref="FormatException">It is not JSON.</exception>
    internal static IReadOnlyList<JsonPiece> Pieces(byte[] bytes)
    {
        var mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var pieces = JsonPieces.Of(bytes.AsSpan(mark));
        return mark == 0 ? pieces : [.. pieces.Select(piece => piece with { Start = piece.Start + mark })];
    }

    internal static JsonPiece? At(IReadOnlyList<JsonPiece> pieces, params IReadOnlyList<string> path) =>
        pieces.FirstOrDefault(piece => piece.Path.SequenceEqual(path, StringComparer.Ordinal));

    /// <summary>The place of a string that must be there.</summary>
    /// <exception cref="FormatException">It is not; the message is a clause.</exception>
    internal static VersionPlace Place(
        string path,
        IReadOnlyList<JsonPiece> pieces,
        IReadOnlyList<string> at,
        string where
    ) =>
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
