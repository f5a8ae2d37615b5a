using System.Text.Unicode;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>
/// Cuts a TOML document into its values without changing a byte of it. Strings, comments, tables and keys are understood; numbers and dates are
/// taken as they are, and keys that are there twice are not complained of: Cargo does both.
/// </summary>
internal sealed class TomlEntries
{
    private const int DeepestLevel = 64;
    private readonly TomlReader reader;
    private readonly List<TomlEntry> entries = [];
    private readonly Dictionary<string, int> arrays = new(StringComparer.Ordinal);

    private TomlEntries(TomlReader reader) => this.reader = reader;

    /// <summary>All values that are no tables or arrays, in the order of the document.</summary>
    /// <exception cref="FormatException">Not TOML, or not UTF-8; the message is a clause.</exception>
    public static IReadOnlyList<TomlEntry> Of(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new FormatException("it is not UTF-8");
        }
        var document = new TomlEntries(new TomlReader(bytes));
        document.Read();
        return document.entries;
    }

    private void Read()
    {
        IReadOnlyList<string> table = [];
        for (reader.SkipLines(); !reader.IsAtEnd; reader.SkipLines())
        {
            if (reader.Next == '[')
            {
                table = Header();
            }
            else
            {
                Member(table, 0);
            }
            reader.EndLine();
        }
    }

    private List<string> Header()
    {
        reader.Expect('[');
        var isArray = reader.Take('[');
        var key = reader.Key();
        reader.Expect(']');
        if (!isArray)
        {
            return Resolved(key);
        }
        reader.Expect(']');
        var path = Resolved([.. key.SkipLast(1)]).Append(key[^1]).ToList();
        arrays[Name(path)] = arrays.GetValueOrDefault(Name(path)) + 1;
        return Resolved(key);
    }

    // a table below an array of tables belongs to its last element
    private List<string> Resolved(IReadOnlyList<string> key)
    {
        var path = new List<string>();
        foreach (var part in key)
        {
            path.Add(part);
            if (arrays.TryGetValue(Name(path), out var count))
            {
                path.Add($"[{count - 1}]");
            }
        }
        return path;
    }

    private void Member(IReadOnlyList<string> table, int level)
    {
        var key = reader.Key();
        reader.Expect('=');
        reader.SkipBlanks();
        Value([.. table, .. key], level);
    }

    private void Value(IReadOnlyList<string> path, int level)
    {
        if (level > DeepestLevel)
        {
            throw reader.Problem($"it is nested more than {DeepestLevel} deep");
        }
        switch (reader.Next)
        {
            case '[':
                Elements(path, level + 1);
                break;
            case '{':
                Members(path, level + 1);
                break;
            case '"' or '\'':
                var (text, start, length) = reader.String();
                entries.Add(new TomlEntry(path, text, start, length));
                break;
            default:
                var (at, bytes) = reader.Bare();
                entries.Add(new TomlEntry(path, null, at, bytes));
                break;
        }
    }

    private void Elements(IReadOnlyList<string> path, int level)
    {
        reader.Expect('[');
        reader.SkipLines();
        for (var index = 0; !reader.Take(']'); index++)
        {
            Value([.. path, $"[{index}]"], level);
            reader.SkipLines();
            if (!reader.Take(','))
            {
                reader.Expect(']');
                return;
            }
            reader.SkipLines();
        }
    }

    private void Members(IReadOnlyList<string> path, int level)
    {
        reader.Expect('{');
        reader.SkipLines();
        while (!reader.Take('}'))
        {
            Member(path, level);
            reader.SkipLines();
            if (!reader.Take(','))
            {
                reader.Expect('}');
                return;
            }
            reader.SkipLines();
        }
    }

    private static string Name(IEnumerable<string> path) => string.Join('\n', path);
}
