using System.Globalization;
using System.Text;
using System.Text.Json;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Documents;

/// <summary>
/// A JSON document of ours, read strictly: every member is asked for by name, and what nobody asked for is a problem.
/// Paths are <c>waits.approval_hours</c>.
/// </summary>
internal sealed class JsonForm
{
    /// <summary>1 MiB: such a file has a few thousand bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly byte[] bytes;
    private readonly IReadOnlyList<JsonPiece> pieces;
    private readonly JsonPlaces places;
    private readonly HashSet<int> known = [0];
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<(int At, string Text)> problems = [];

    private JsonForm(byte[] bytes, IReadOnlyList<JsonPiece> pieces)
    {
        (this.bytes, this.pieces) = (bytes, pieces);
        places = new JsonPlaces(bytes, pieces);
    }

    /// <summary>Every path that was asked for, in no order.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <exception cref="FormatException">It is too large, not JSON, or no object; the message is a clause.</exception>
    public static JsonForm Open(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            throw new FormatException(
                $"it has {bytes.Length} bytes, more than the {MostBytes} that such a file may have"
            );
        }
        var mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var all = JsonPieces.Of(bytes.AsSpan(mark));
        return all[0].Type is JsonTokenType.StartObject
            ? new JsonForm(bytes[mark..], all)
            : throw new FormatException("it is JSON, but not an object");
    }

    public bool Has(string path) => places.Find(path) is not null;

    /// <summary>Whether a member is there and is of a kind.</summary>
    public bool Is(JsonTokenType kind, string path) => places.Find(path) is { } at && pieces[at].Type == kind;

    /// <summary>A member that must be an object where it is there; false where it is none.</summary>
    public bool Object(string path) => Typed(path, JsonTokenType.StartObject, "an object") is not null;

    /// <summary>Members that must be there.</summary>
    public void Require(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Has(path))
            {
                Problem(path, "is missing");
            }
        }
    }

    /// <summary>
    /// A string with something in it; null where it is absent, or is something else, which is a problem.
    /// </summary>
    public string? Text(string path, bool mayBeEmpty = false)
    {
        var text = Typed(path, JsonTokenType.String, "a string")?.Text;
        return text is null || mayBeEmpty || text.Trim().Length > 0 ? text : Refused<string>(path, "must not be empty");
    }

    /// <summary>A string of a form of its own.</summary>
    public T? Value<T>(string path)
        where T : class, IInputValue<T> =>
        Text(path) is not { } text ? null
        : T.TryParse(text, out var value, out var problem) ? value
        : Refused<T>(path, problem);

    /// <summary>A whole number between two others.</summary>
    public int? Whole(string path, int least, int most)
    {
        if (Typed(path, JsonTokenType.Number, "a number") is not { } piece)
        {
            return null;
        }
        var text = Encoding.ASCII.GetString(bytes, piece.Start, piece.Length);
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= most)
        {
            return number;
        }
        Problem(path, $"must be a whole number from {least} to {most}, not {text}");
        return null;
    }

    /// <summary>True or false; null where it is absent, or is something else, which is a problem.</summary>
    public bool? Flag(string path)
    {
        var isFalse = places.Find(path) is { } at && pieces[at].Type == JsonTokenType.False;
        var type = isFalse ? JsonTokenType.False : JsonTokenType.True;
        return Typed(path, type, "true or false") is null ? null : !isFalse;
    }

    /// <summary>A list of strings, none empty, none there twice.</summary>
    public IReadOnlyList<string>? Texts(string path)
    {
        if (Elements(path) is not { } count)
        {
            return null;
        }
        var texts = Enumerable.Range(0, count).Select(index => Text($"{path}.[{index}]")).OfType<string>().ToList();
        foreach (var twice in texts.GroupBy(text => text, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            Problem(path, $"names '{twice.Key}' twice");
        }
        return texts;
    }

    /// <summary>How many elements a list has; null where it is absent, or no list.</summary>
    public int? Elements(string path) =>
        Typed(path, JsonTokenType.StartArray, "a list") is { } list
            ? places.Inside(places.Nearest(path)).Count(at => pieces[at].Path.Count == list.Path.Count + 1)
            : null;

    /// <summary>What does not hold of a member.</summary>
    /// <param name="what">Goes on after the member's name: "must be …".</param>
    public void Problem(string path, string what) => problems.Add(Of(path, what));

    /// <summary>A member that should not be there at all, where it is: nothing is said of what is inside.</summary>
    public void Refuse(string path, string what) => problems.AddRange(PassOver(path) ? [Of(path, what)] : []);

    /// <summary>A member that cannot be judged, as something else is wrong; whether it is there.</summary>
    public bool PassOver(string path)
    {
        var at = places.Find(path);
        known.UnionWith(at is { } there ? places.Inside(there).Prepend(there) : []);
        return at is not null;
    }

    /// <summary>The problems by their lines, but for unknown members at the root: of who reads a part.</summary>
    public IReadOnlyList<string> ProblemsOfAsked() =>
        InOrder(problems.Concat(Unknown().Where(unknown => pieces[unknown.At].Path.Count > 1)));

    /// <summary>All problems by their lines, members that nobody asked for included.</summary>
    public IReadOnlyList<string> Problems() => InOrder(problems.Concat(Unknown()));

    // what is inside of an unknown member is not named beside it
    private IEnumerable<(int At, string Text)> Unknown() =>
        Enumerable
            .Range(0, pieces.Count)
            .Where(at => !known.Contains(at) && places.Holder(at) is { } holder && known.Contains(holder))
            .Select(at => (At: at, Text: $"{Unknown(pieces[at])} is unknown"));

    private IReadOnlyList<string> InOrder(IEnumerable<(int At, string Text)> found) =>
        [
            .. found
                .Select(problem => (Line: places.LineOf(problem.At), problem.Text))
                .OrderBy(problem => problem.Line)
                .Select(problem => $"line {problem.Line}: {problem.Text}")
                // two may ask for one member
                .Distinct(StringComparer.Ordinal),
        ];

    private JsonPiece? Typed(string path, JsonTokenType type, string shown)
    {
        asked.Add(path);
        if (places.Find(path) is not { } at)
        {
            return null;
        }
        known.Add(at);
        if (pieces[at].Type == type)
        {
            return pieces[at];
        }
        // what is inside of it is not unknown, it should not be there at all
        known.UnionWith(places.Inside(at));
        return Refused<JsonPiece>(path, $"must be {shown}");
    }

    private (int At, string Text) Of(string path, string what) => (places.Nearest(path), $"{Shown(path)} {what}");

    private T? Refused<T>(string path, string what)
        where T : class
    {
        Problem(path, what);
        return null;
    }

    private static string Unknown(JsonPiece piece) => piece.Path[^1].Length == 0 ? "''" : Shown(piece.Shown);

    // actions.[0].step is the inside's form, actions[0].step is what people write
    private static string Shown(string path) => path.Replace(".[", "[", StringComparison.Ordinal);
}
