using System.Text.Json;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>
/// A Tauri updater's <c>latest.json</c>, read where it stands: its bytes stay the truth, the members below say where
/// they are.
/// </summary>
public sealed class LatestJsonDocument
{
    /// <summary>1 MiB: a real file has a few thousand bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly IReadOnlyList<JsonPiece> pieces;
    private readonly Dictionary<string, JsonPiece> roots;

    private LatestJsonDocument(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<JsonPiece> pieces,
        IReadOnlyList<LatestPlatform> platforms
    )
    {
        Bytes = bytes;
        this.pieces = pieces;
        roots = pieces.Where(piece => piece.Path.Count == 1).ToDictionary(piece => piece.Path[0]);
        Platforms = platforms;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>In the order of the document; at least one.</summary>
    public IReadOnlyList<LatestPlatform> Platforms { get; }

    /// <summary>The member <c>version</c>, or <c>name</c>, its alias; null where there is neither.</summary>
    public JsonPiece? Version => Member("version") ?? Member("name");

    /// <summary>A member of the root; null when absent.</summary>
    public JsonPiece? Member(string name) => roots.GetValueOrDefault(name);

    /// <summary>
    /// Every string but the platforms' URLs and <c>notes</c>, and every member's name, with its path.
    /// </summary>
    public IEnumerable<(string Path, string Text)> OtherTexts()
    {
        var urls = Platforms.Select(platform => platform.Url.Start).ToHashSet();
        return pieces
            .Where(piece => piece.Path.Count > 0)
            .SelectMany(piece =>
                piece.Text is null || piece.IsAt("notes") || urls.Contains(piece.Start)
                    ? [(piece.Shown, piece.Path[^1])]
                    : new[] { (piece.Shown, piece.Text), (piece.Shown, piece.Path[^1]) }
            );
    }

    /// <exception cref="FormatException">It cannot be a <c>latest.json</c>; the message is a clause such as "it is not
    /// UTF-8".</exception>
    public static LatestJsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            throw new FormatException(
                $"it has {bytes.Length} bytes, more than the {MostBytes} that a latest.json may have"
            );
        }
        var all = JsonPieces.Of(bytes.Span);
        if (all[0].Type is not JsonTokenType.StartObject)
        {
            throw new FormatException("it is JSON, but not an object");
        }
        var document = new LatestJsonDocument(bytes, all, PlatformsOf(all));
        return document.Member("version") is not null && document.Member("name") is not null
            ? throw new FormatException(
                "the members version and name are both there: the updater takes them for one member named twice"
            )
            : document;
    }

    private static List<LatestPlatform> PlatformsOf(IReadOnlyList<JsonPiece> all)
    {
        if (all.FirstOrDefault(piece => piece.IsAt("platforms")) is not { Type: JsonTokenType.StartObject })
        {
            throw new FormatException("it has no object platforms");
        }
        var members = all.Where(piece => piece.Path is ["platforms", _, "url" or "signature"])
            .ToDictionary(piece => (piece.Path[1], piece.Path[2]));
        var platforms = all.Where(piece => piece.Path is ["platforms", _])
            .Select(entry => PlatformOf(entry, members))
            .ToList();
        return platforms.Count > 0
            ? platforms
            : throw new FormatException("its platforms are empty: no updater would find anything");
    }

    private static LatestPlatform PlatformOf(JsonPiece entry, Dictionary<(string Key, string Name), JsonPiece> members)
    {
        var key = entry.Path[1];
        if (entry.Type is not JsonTokenType.StartObject)
        {
            throw new FormatException($"platform {key} is not an object");
        }
        return members.GetValueOrDefault((key, "url")) is { Text: not null } url
            ? new LatestPlatform(key, url, members.GetValueOrDefault((key, "signature"))?.Text ?? "")
            : throw new FormatException($"platform {key} has no string url");
    }
}
