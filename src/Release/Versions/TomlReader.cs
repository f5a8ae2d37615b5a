using System.Globalization;
using System.Text;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>A place in a TOML document that moves forward: blanks, comments, keys and strings.</summary>
internal sealed class TomlReader(byte[] bytes)
{
    private const string BareKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private int at = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;

    public bool IsAtEnd => at == bytes.Length;

    /// <summary>The next byte as a character; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : (char)bytes[at];

    public FormatException Problem(string what) =>
        new($"line {bytes.AsSpan(..at).Count((byte)'\n') + 1} is not TOML: {what}");

    public bool Take(char character)
    {
        var isNext = !IsAtEnd && Next == character;
        at += isNext ? 1 : 0;
        return isNext;
    }

    public void Expect(char character)
    {
        SkipBlanks();
        if (!Take(character))
        {
            throw Problem($"{character} is missing");
        }
    }

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t')
        {
            at++;
        }
    }

    /// <summary>Passes over blanks, comments and line ends.</summary>
    public void SkipLines()
    {
        for (SkipBlanks(); Next is '\r' or '\n' or '#'; SkipBlanks())
        {
            SkipComment();
            at += IsAtEnd ? 0 : 1;
        }
    }

    /// <summary>Nothing but a comment may follow on the line.</summary>
    public void EndLine()
    {
        SkipBlanks();
        SkipComment();
        if (!IsAtEnd && Next is not ('\r' or '\n'))
        {
            throw Problem("something follows where the line should end");
        }
    }

    /// <summary>A key, with its dots: at least one part.</summary>
    public IReadOnlyList<string> Key()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(Next is '"' or '\'' ? String().Text : BarePart());
            SkipBlanks();
        }
        while (Take('.'));
        return parts;
    }

    /// <summary>A number, a date, or true and false: up to what ends a value.</summary>
    public (int Start, int Length) Bare()
    {
        var rest = bytes.AsSpan(at);
        var end = rest.IndexOfAny(",]}#\r\n"u8);
        var length = rest[..(end < 0 ? rest.Length : end)].TrimEnd(" \t"u8).Length;
        var start = at;
        at += length;
        return length > 0 ? (start, length) : throw Problem("a value is missing");
    }

    /// <summary>A string of any of the four kinds.</summary>
    /// <returns>Its text, and where its bytes between the quotes are.</returns>
    public (string Text, int Start, int Length) String()
    {
        var quote = Next;
        var isLong = bytes.AsSpan(at).StartsWith(stackalloc[] { (byte)quote, (byte)quote, (byte)quote });
        var quotes = isLong ? 3 : 1;
        var start = at + quotes;
        for (at = start; !IsClosed(quote, isLong); at++)
        {
            if (IsAtEnd || (!isLong && Next is '\r' or '\n'))
            {
                throw Problem("a string has no end");
            }
            at += quote == '"' && Next == '\\' && at + 1 < bytes.Length ? 1 : 0;
        }
        // up to two quotes may stand before the three that end it
        for (var more = 0; isLong && more < 2 && at + quotes < bytes.Length && bytes[at + quotes] == quote; more++)
        {
            at++;
        }
        var length = at - start;
        at += quotes;
        var text = Encoding.UTF8.GetString(bytes, start, length);
        return (quote == '"' ? Decoded(isLong ? Trimmed(text) : text) : isLong ? Trimmed(text) : text, start, length);
    }

    private bool IsClosed(char quote, bool isLong) =>
        !IsAtEnd && Next == quote && (!isLong || (at + 2 < bytes.Length && bytes[at + 1] == quote && bytes[at + 2] == quote));

    private string BarePart()
    {
        var start = at;
        while (!IsAtEnd && BareKey.Contains(Next))
        {
            at++;
        }
        return at > start ? Encoding.ASCII.GetString(bytes, start, at - start) : throw Problem("a key is missing");
    }

    private void SkipComment()
    {
        if (Next == '#')
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'\n');
            at = end < 0 ? bytes.Length : at + end;
        }
    }

    // the line end right behind the opening quotes is not part of the text
    private static string Trimmed(string text) => text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text.StartsWith('\n') ? text[1..] : text;

    private string Decoded(string text)
    {
        var result = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                result.Append(text[index]);
                continue;
            }
            index++;
            var (taken, decoded) = Escape(text.AsSpan(index));
            index += taken - 1;
            result.Append(decoded);
        }
        return result.ToString();
    }

    private (int Taken, string Text) Escape(ReadOnlySpan<char> rest) => rest switch
    {
        ['b', ..] => (1, "\b"),
        ['t', ..] => (1, "\t"),
        ['n', ..] => (1, "\n"),
        ['f', ..] => (1, "\f"),
        ['r', ..] => (1, "\r"),
        ['e', ..] => (1, "\u001b"),
        ['"' or '\\', ..] => (1, rest[0].ToString()),
        ['x', ..] => Scalar(rest, 2),
        ['u', ..] => Scalar(rest, 4),
        ['U', ..] => Scalar(rest, 8),
        // a line that goes on: blanks up to the next text are left out
        [' ' or '\t' or '\r' or '\n', ..] => (rest.Length - rest.TrimStart().Length, ""),
        _ => throw Problem("a string holds an escape that does not exist"),
    };

    private (int Taken, string Text) Scalar(ReadOnlySpan<char> rest, int digits) =>
        rest.Length > digits && int.TryParse(rest[1..(digits + 1)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? (digits + 1, new Rune(value).ToString())
            : throw Problem("a string holds an escape that is no character");
}
