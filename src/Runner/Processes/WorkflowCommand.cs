using System.Globalization;

namespace MsReleaseActions.Runner.Processes;

/// <summary>One command in a line of output.</summary>
/// <param name="Name">Lower case; a stop token as it was given.</param>
/// <param name="Properties">Unescaped; names in any case.</param>
/// <param name="Data">Unescaped.</param>
internal sealed record WorkflowCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    private const string NewForm = "::";
    private const string OldForm = "##[";
    private static readonly (string Escape, string Text)[] DataEscapes = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
    private static readonly (string Escape, string Text)[] PropertyEscapes =
    [
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ];
    private static readonly (string Escape, string Text)[] OldEscapes =
    [
        ("%3B", ";"),
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%5D", "]"),
        ("%25", "%"),
    ];

    /// <summary>A property; null when it is absent or empty.</summary>
    public string? Property(string name) =>
        Properties.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A property that is a number; null when it is none.</summary>
    public int? Number(string name) =>
        int.TryParse(Property(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// Reads <c>::name k=v,k=v::data</c> behind blanks, or else the first <c>##[name k=v;k=v]data</c> anywhere in the
    /// line. Null when there is none, or when its name is not known: such a line is log.
    /// </summary>
    public static WorkflowCommand? Parse(string line, IReadOnlySet<string> known) =>
        ParseNew(line.TrimStart(), known) ?? ParseOld(line, known);

    private static WorkflowCommand? ParseNew(string text, IReadOnlySet<string> known)
    {
        var end = text.StartsWith(NewForm, StringComparison.Ordinal)
            ? text.IndexOf(NewForm, NewForm.Length, StringComparison.Ordinal)
            : -1;
        return end < 0
            ? null
            : Create(
                text[NewForm.Length..end],
                text[(end + NewForm.Length)..],
                known,
                ',',
                PropertyEscapes,
                DataEscapes
            );
    }

    private static WorkflowCommand? ParseOld(string text, IReadOnlySet<string> known)
    {
        var start = text.IndexOf(OldForm, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(']', start);
        return end < 0
            ? null
            : Create(text[(start + OldForm.Length)..end], text[(end + 1)..], known, ';', OldEscapes, OldEscapes);
    }

    private static WorkflowCommand? Create(
        string head,
        string data,
        IReadOnlySet<string> known,
        char separator,
        (string, string)[] propertyEscapes,
        (string, string)[] dataEscapes
    )
    {
        var parts = head.Split(' ', 2);
        if (!known.Contains(parts[0]))
        {
            return null;
        }
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var property in parts.Length == 2
                ? parts[1].Trim().Split(separator, StringSplitOptions.RemoveEmptyEntries)
                : []
        )
        {
            var pair = property.Split('=', 2, StringSplitOptions.RemoveEmptyEntries);
            if (pair.Length == 2)
            {
                properties[pair[0]] = Unescape(pair[1], propertyEscapes);
            }
        }
        return new WorkflowCommand(parts[0].ToLowerInvariant(), properties, Unescape(data, dataEscapes));
    }

    private static string Unescape(string text, (string Escape, string Text)[] escapes) =>
        escapes.Aggregate(
            text,
            (result, escape) => result.Replace(escape.Escape, escape.Text, StringComparison.Ordinal)
        );
}
