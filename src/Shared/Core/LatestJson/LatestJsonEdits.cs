using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>Changes to a document's strings; every byte that no change names stays as it is.</summary>
public sealed class LatestJsonEdits(LatestJsonDocument document)
{
    private readonly List<(int Start, int Length, byte[] Bytes)> edits = [];

    /// <summary>
    /// Puts another text in a value's place; nothing where it says that already, however it is spelled.
    /// </summary>
    public LatestJsonEdits Replace(JsonPiece piece, string text)
    {
        if (piece.Text != text)
        {
            edits.Add((piece.Start, piece.Length, Quoted(text)));
        }
        return this;
    }

    /// <summary>
    /// Sets a member of the root; an absent one is put before <c>platforms</c>, with that member's own indentation and
    /// colon.
    /// </summary>
    public LatestJsonEdits Set(string name, string text)
    {
        if (document.Member(name) is { } member)
        {
            return member.Type is JsonTokenType.StartObject or JsonTokenType.StartArray
                ? throw new FormatException($"the member {name} is not a string")
                : Replace(member, text);
        }
        var bytes = document.Bytes.Span;
        var platforms = document.Member("platforms")!;
        var blanks = bytes[(bytes[..platforms.NameStart].LastIndexOfAnyExcept(" \t\r\n"u8) + 1)..platforms.NameStart];
        edits.Add(
            (
                platforms.NameStart,
                0,
                [.. Quoted(name), .. bytes[platforms.NameEnd..platforms.Start], .. Quoted(text), (byte)',', .. blanks]
            )
        );
        return this;
    }

    /// <summary>The document's bytes with all changes.</summary>
    public byte[] Apply()
    {
        var result = new MemoryStream(document.Bytes.Length + 256);
        var at = 0;
        // members inserted at one place keep the order in which they were set: OrderBy is stable
        foreach (var (start, length, bytes) in edits.OrderBy(edit => edit.Start))
        {
            result.Write(document.Bytes.Span[at..start]);
            result.Write(bytes);
            at = start + length;
        }
        result.Write(document.Bytes.Span[at..]);
        return result.ToArray();
    }

    private static byte[] Quoted(string text) =>
        Encoding.UTF8.GetBytes(
            $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value}\""
        );
}
