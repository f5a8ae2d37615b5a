using System.Text.Encodings.Web;
using System.Text.Json;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>Writes a <c>latest.json</c> where a build left none.</summary>
public static class LatestJsonComposition
{
    /// <summary>
    /// The file's bytes: two-space indent, LF, platforms sorted by key. The same arguments give the same bytes, so that
    /// a rerun finds the same asset: take <paramref name="pubDate"/> from the commit, not from the clock.
    /// </summary>
    /// <param name="version">Without the tag's <c>v</c>.</param>
    /// <param name="notes">Left out where null.</param>
    /// <param name="pubDate">Left out where null; written in UTC to the second.</param>
    public static byte[] Write(
        string version,
        string? notes,
        DateTimeOffset? pubDate,
        IEnumerable<ComposedPlatform> platforms
    )
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Indented = true,
                    IndentSize = 2,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("version", version);
            if (notes is not null)
            {
                json.WriteString("notes", notes);
            }
            if (pubDate is { } date)
            {
                json.WriteString("pub_date", date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
            }
            json.WriteStartObject("platforms");
            foreach (var platform in platforms.OrderBy(platform => platform.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(platform.Key);
                json.WriteString("signature", platform.Signature);
                json.WriteString("url", platform.Url);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}

/// <summary>A platform of a new <c>latest.json</c>.</summary>
/// <param name="Key">See <see cref="PlatformKey"/>.</param>
/// <param name="Url">See <see cref="GitHub.DownloadUrl"/>.</param>
/// <param name="Signature">The text of the <c>.sig</c> file, without space around it.</param>
public sealed record ComposedPlatform(string Key, string Url, string Signature);
