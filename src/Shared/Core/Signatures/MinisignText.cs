namespace MsReleaseActions.Core.Signatures;

/// <summary>What key files and signature files of minisign have in common.</summary>
internal static class MinisignText
{
    internal const string UntrustedPrefix = "untrusted comment: ";
    internal const string TrustedPrefix = "trusted comment: ";

    /// <summary>The bytes, or null where the text is not strict base64 in one line.</summary>
    internal static byte[]? Base64(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return
            text.Length > 0
            && !text.AsSpan().ContainsAny(" \t\r\n")
            && Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : null;
    }

    /// <summary>The line after the comment of a key file's text; the text itself where it has no comment.</summary>
    internal static string KeyLine(string text)
    {
        var lines = Lines(text);
        return lines.Length == 2 && lines[0].StartsWith(UntrustedPrefix) ? lines[1] : text;
    }

    /// <summary>Lines without their ends (LF or CRLF); a final line end makes no line.</summary>
    internal static string[] Lines(string text) =>
        (text.EndsWith('\n') ? text[..^1] : text)
            .Split('\n')
            .Select(line => line.EndsWith('\r') ? line[..^1] : line)
            .ToArray();
}
