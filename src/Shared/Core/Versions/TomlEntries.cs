using System.Text;
using System.Text.Unicode;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace MsReleaseActions.Core.Versions;

/// <summary>The values of a TOML document with the places of their bytes, so that one can be changed alone.</summary>
internal sealed class TomlEntries
{
    private const int DeepestLevel = 64;
    private readonly string text;
    private readonly int mark;
    private readonly List<TomlEntry> entries = [];
    private readonly Dictionary<string, int> arrays = new(StringComparer.Ordinal);

    // where the last value began: offsets are counted on from there, in characters and in bytes
    private (int Characters, int Bytes) last;

    private TomlEntries(byte[] bytes)
    {
        mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        text = Encoding.UTF8.GetString(bytes.AsSpan(mark));
    }

    /// <summary>
    /// All values that are no tables, and no arrays of something, in the order of the document; of a table at the top
    /// that is empty, its name alone.
    /// </summary>
    /// <exception cref="FormatException">Not TOML, not UTF-8, or nested too deep; the message is a clause.</exception>
    public static IReadOnlyList<TomlEntry> Of(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new FormatException("it is not UTF-8");
        }
        var document = new TomlEntries(bytes);
        document.Read();
        return document.entries;
    }

    private void Read()
    {
        var document = Parsed();
        Members([], document.KeyValues);
        foreach (var table in document.Tables)
        {
            IReadOnlyList<string> key = [.. Parts(table.Name!)];
            if (table is TableArraySyntax)
            {
                var path = Name([.. Resolved([.. key.SkipLast(1)]), key[^1]]);
                arrays[path] = arrays.GetValueOrDefault(path) + 1;
            }
            if (key.Count == 1 && table is TableSyntax && table.Items.ChildrenCount == 0)
            {
                Add(key, null, table.Name!.Span.Start.Offset, table.Name.Span.Length);
            }
            Members(Resolved(key), table.Items);
        }
    }

    private DocumentSyntax Parsed()
    {
        try
        {
            var document = SyntaxParser.Parse(text);
            return document.Diagnostics.MinBy(found => found.Span.Start.Offset) is not { } problem
                ? document
                : throw new FormatException(
                    $"line {problem.Span.Start.Line + 1} is not TOML: {problem.Message.TrimEnd('.')}"
                );
        }
        // an escape that the end of the document cuts off is out of range to it
        catch (Exception problem) when (problem is TomlException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"it is not TOML: {problem.Message.TrimEnd('.')}", problem);
        }
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

    private void Members(IReadOnlyList<string> table, IEnumerable<KeyValueSyntax> members)
    {
        foreach (var member in members)
        {
            Value([.. table, .. Parts(member.Key!)], member.Value!);
        }
    }

    private void Value(IReadOnlyList<string> path, ValueSyntax value)
    {
        switch (value)
        {
            case ArraySyntax { Items.ChildrenCount: 0 }:
                Add(path, null, value.Span.Start.Offset, value.Span.Length, isEmptyArray: true);
                break;
            case ArraySyntax array:
                foreach (var (index, item) in array.Items.Index())
                {
                    Value([.. path, $"[{index}]"], item.Value!);
                }
                break;
            case InlineTableSyntax table:
                Members(path, table.Items.Select(item => item.KeyValue!));
                break;
            case StringValueSyntax written:
                var source = text[value.Span.Start.Offset..(value.Span.End.Offset + 1)];
                var quotes =
                    source.StartsWith("\"\"\"", StringComparison.Ordinal)
                    || source.StartsWith("'''", StringComparison.Ordinal)
                        ? 3
                        : 1;
                Add(path, written.Value, value.Span.Start.Offset + quotes, source.Length - 2 * quotes);
                break;
            default:
                Add(path, null, value.Span.Start.Offset, value.Span.Length);
                break;
        }
    }

    private void Add(IReadOnlyList<string> path, string? decoded, int start, int length, bool isEmptyArray = false)
    {
        last = (start, last.Bytes + Encoding.UTF8.GetByteCount(text.AsSpan(last.Characters..start)));
        var bytes = Encoding.UTF8.GetByteCount(text.AsSpan(start, length));
        entries.Add(new TomlEntry(path, decoded, mark + last.Bytes, bytes) { IsEmptyArray = isEmptyArray });
    }

    private static IEnumerable<string> Parts(KeySyntax key) =>
        key.DotKeys.ChildrenCount < DeepestLevel
            ? [Part(key.Key!), .. key.DotKeys.Select(dotted => Part(dotted.Key!))]
            : throw new FormatException($"it is nested deeper than {DeepestLevel} levels");

    private static string Part(BareKeyOrStringValueSyntax part) =>
        part is StringValueSyntax written ? written.Value! : ((BareKeySyntax)part).Key!.Text!;

    private static string Name(IEnumerable<string> path) => string.Join('\n', path);
}
