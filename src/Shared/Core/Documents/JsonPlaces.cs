using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Documents;

/// <summary>Where each value of a JSON document is, by its path.</summary>
internal sealed class JsonPlaces
{
    private readonly IReadOnlyList<JsonPiece> pieces;
    private readonly Dictionary<string, int> places;

    // where each line begins
    private readonly List<int> lines;

    /// <param name="pieces">The values in the order of the document, the root first.</param>
    public JsonPlaces(byte[] bytes, IReadOnlyList<JsonPiece> pieces)
    {
        this.pieces = pieces;
        lines = [0, .. bytes.Index().Where(one => one.Item == '\n').Select(one => one.Index + 1)];
        // a name with a dot in it, or nothing, is nobody's, and must not pass for two, or for the whole
        places = pieces
            .Index()
            .Where(piece =>
                piece.Item.Path.All(name => name.Length > 0 && !name.Contains('.', StringComparison.Ordinal))
            )
            .ToDictionary(piece => Path(piece.Item.Path), piece => piece.Index, StringComparer.Ordinal);
    }

    /// <summary>The number of a value; null where there is none.</summary>
    public int? Find(string path) => places.TryGetValue(path, out var at) ? at : null;

    /// <summary>The number of what holds a value; null where that has no path.</summary>
    public int? Holder(int at) => Find(Path(pieces[at].Path.SkipLast(1)));

    /// <summary>A value, or what should hold it: what is missing is missing there.</summary>
    public int Nearest(string path) =>
        Find(path) ?? (path.LastIndexOf('.') is > 0 and var dot ? Nearest(path[..dot]) : 0);

    /// <summary>The numbers of all values inside of an object or a list.</summary>
    public IEnumerable<int> Inside(int outer) =>
        Enumerable
            .Range(outer + 1, pieces.Count - outer - 1)
            .TakeWhile(at => pieces[at].Path.Count > pieces[outer].Path.Count);

    /// <summary>The line that a value stands on, 1 for the first.</summary>
    public int LineOf(int at) =>
        lines.BinarySearch(pieces[at].NameStart) is >= 0 and var line
            ? line + 1
            : ~lines.BinarySearch(pieces[at].NameStart);

    private static string Path(IEnumerable<string> names) => string.Join('.', names);
}
