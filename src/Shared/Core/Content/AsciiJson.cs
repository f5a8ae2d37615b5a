using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Content;

/// <summary>
/// JSON as Python's <c>json.dumps(…, indent=2)</c> spells it, which is what clients and signatures of old releases
/// know: everything beyond ASCII is <c>\uxxxx</c> with lower-case digits, and <c>&lt;&gt;&amp;'+</c> stay as they are.
/// </summary>
internal static partial class AsciiJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of a document, with a line feed at the end.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            write(json);
        }
        var text = Escaped().Replace(Encoding.UTF8.GetString(bytes.ToArray()), Lower);
        return Encoding.ASCII.GetBytes(string.Concat(text.Select(Ascii)) + "\n");
    }

    private static string Lower(Match escaped) => escaped.Value.ToLowerInvariant();

    private static string Ascii(char letter) => letter < 0x7f ? $"{letter}" : $"\\u{(int)letter:x4}";

    // an escaped backslash is passed over with what it escapes
    [GeneratedRegex(@"\\(u[0-9A-F]{4}|.)")]
    private static partial Regex Escaped();
}
