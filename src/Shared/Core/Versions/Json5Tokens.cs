using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Versions;

/// <summary>The words, strings and signs of a JSON5 document, one after the other.</summary>
internal sealed partial class Json5Tokens(byte[] bytes)
{
    // behind a backslash, and what they stand for
    private const string Letters = "bfnrtv0";
    private const string Meant = "\b\f\n\r\t\v\0";

    /// <summary>Offset of the next byte.</summary>
    public int At { get; private set; }

    public bool IsAtEnd => At >= bytes.Length;

    /// <summary>The next byte as a character; a null character at the end.</summary>
    public char Next => IsAtEnd ? '\0' : (char)bytes[At];

    /// <summary>What a word is; null where it is nothing.</summary>
    public static JsonTokenType? TypeOf(string word) =>
        word switch
        {
            "true" => JsonTokenType.True,
            "false" => JsonTokenType.False,
            "null" => JsonTokenType.Null,
            _ => Number().IsMatch(word) ? JsonTokenType.Number : null,
        };

    /// <summary>What does not belong there.</summary>
    public FormatException Unexpected(int? at = null)
    {
        var before = bytes.AsSpan(..(at ?? At));
        var byteInLine = before.Length - before.LastIndexOf((byte)'\n');
        return new FormatException($"it is not JSON5 (line {before.Count((byte)'\n') + 1}, byte {byteInLine})");
    }

    /// <summary>Blanks, line ends and comments.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            var rest = bytes.AsSpan(At);
            var length =
                rest[0] is (>= 9 and <= 13) or 32 ? 1
                : rest.StartsWith("\u00A0"u8) ? 2
                : rest.StartsWith("\uFEFF"u8) || rest.StartsWith("\u2028"u8) || rest.StartsWith("\u2029"u8) ? 3
                : rest.StartsWith("//"u8) ? EndOfLine(rest)
                : rest.StartsWith("/*"u8) ? EndOfComment(rest)
                : 0;
            if (length == 0)
            {
                return;
            }
            At += length;
        }
    }

    /// <summary>A sign that must come, blanks around it passed over.</summary>
    public void Take(char sign)
    {
        if (!TryTake(sign))
        {
            throw Unexpected();
        }
    }

    /// <summary>A sign if it comes next, blanks around it passed over.</summary>
    public bool TryTake(char sign)
    {
        SkipBlanks();
        if (IsAtEnd || Next != sign)
        {
            return false;
        }
        At++;
        SkipBlanks();
        return true;
    }

    /// <summary>A number, or one of the words that are values.</summary>
    public string Word()
    {
        var start = At;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '+' or '-' or '.')
        {
            At++;
        }
        return Encoding.ASCII.GetString(bytes, start, At - start);
    }

    /// <summary>A member's name without quotes.</summary>
    public string Name()
    {
        var (start, name) = (At, new StringBuilder());
        while (!IsAtEnd)
        {
            if (Next == '\\')
            {
                At++;
                name.Append(Next == 'u' ? Escape() : throw Unexpected());
            }
            else if (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '$' || bytes[At] >= 0x80)
            {
                Plain(name);
            }
            else
            {
                break;
            }
        }
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) ? name.ToString() : throw Unexpected(start);
    }

    /// <summary>A string in either kind of quotes, decoded.</summary>
    public string String()
    {
        var (quote, text) = (Next, new StringBuilder());
        At++;
        while (Next != quote)
        {
            if (IsAtEnd || Next is '\n' or '\r')
            {
                throw Unexpected();
            }
            if (Next == '\\')
            {
                At++;
                text.Append(Escape());
            }
            else
            {
                Plain(text);
            }
        }
        At++;
        return text.ToString();
    }

    private void Plain(StringBuilder text)
    {
        Rune.DecodeFromUtf8(bytes.AsSpan(At), out var rune, out var length);
        text.Append(rune.ToString());
        At += length;
    }

    // what stands behind a backslash
    private string Escape()
    {
        var sign = Next;
        if (IsAtEnd || sign is >= '1' and <= '9')
        {
            throw Unexpected();
        }
        if (sign is 'x' or 'u')
        {
            At++;
            return Code(sign == 'x' ? 2 : 4);
        }
        if (sign >= 0x80)
        {
            var other = new StringBuilder();
            Plain(other);
            return other.ToString() is "\u2028" or "\u2029" ? "" : other.ToString();
        }
        At += sign == '\r' && At + 1 < bytes.Length && bytes[At + 1] == '\n' ? 2 : 1;
        return sign is '\n' or '\r' ? ""
            : Letters.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var index ? Meant[index].ToString()
            : sign.ToString();
    }

    private string Code(int digits)
    {
        if (
            At + digits > bytes.Length
            || !ushort.TryParse(bytes.AsSpan(At, digits), NumberStyles.AllowHexSpecifier, null, out var code)
        )
        {
            throw Unexpected();
        }
        At += digits;
        return ((char)code).ToString();
    }

    private static int EndOfLine(ReadOnlySpan<byte> rest) =>
        rest.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end ? end : rest.Length;

    private int EndOfComment(ReadOnlySpan<byte> rest) =>
        rest[2..].IndexOf("*/"u8) is >= 0 and var end ? end + 4 : throw Unexpected();

    [GeneratedRegex(
        @"\A[+-]?(Infinity|NaN|0[xX][0-9A-Fa-f]+|((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();
}
