using System.Globalization;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>One byte range of a body, or all of it.</summary>
internal static class Ranges
{
    /// <param name="header">The Range header, or an empty text.</param>
    /// <param name="size">Bytes in all.</param>
    /// <param name="type">Content-Type.</param>
    /// <param name="copy">Gives the writer of so many bytes from an offset.</param>
    public static Answer Answer(
        string header,
        long size,
        string type,
        Func<long, long, Func<Stream, CancellationToken, Task>> copy
    )
    {
        if (Parse(header, size) is not { } range)
        {
            return new Answer { Status = 200, Content = new AnswerContent(type, size, copy(0, size)) };
        }

        var (from, to) = range;
        if (from > to || from >= size)
        {
            return MsReleaseActions.Server.Http.Answer.Empty(416).With("Content-Range", $"bytes */{size}");
        }

        to = Math.Min(to, size - 1);
        var content = new AnswerContent(type, to - from + 1, copy(from, to - from + 1));
        return new Answer { Status = 206, Content = content }.With("Content-Range", $"bytes {from}-{to}/{size}");
    }

    private static (long From, long To)? Parse(string header, long size)
    {
        if (
            !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)
            || header["bytes=".Length..].Split('-') is not [var first, var last]
        )
        {
            return null;
        }

        var from = Number(first);
        var to = Number(last);
        return (from, to) switch
        {
            ({ } start, null) when last.Length == 0 => (start, size - 1),
            ({ } start, { } end) => (start, end),
            (null, { } tail) when first.Length == 0 => (Math.Max(0, size - tail), size - 1),
            _ => null,
        };
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
