using System.Net;
using System.Text;
using System.Text.Json;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>The body of an answer that is no success.</summary>
internal sealed record ErrorAnswer
{
    private const int MostShown = 500;
    private const int MostEntries = 10;

    public string? Message { get; init; }

    // a list of objects, sometimes of strings: read with care
    public JsonElement? Errors { get; init; }

    public static async Task<GitHubFailure> ReadAsync(
        string what,
        HttpResponseMessage answer,
        CancellationToken cancellation
    )
    {
        var text = await TextAsync(answer, cancellation);
        var error = Parse(text);
        var entries = error?.Errors is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var detail = Plain(error?.Message ?? text);
        var words = entries.Select(Words).Where(entry => entry.Length > 0).Take(MostEntries).Select(Plain).ToList();
        return new GitHubFailure(
            what,
            answer.StatusCode,
            words.Count > 0 ? $"{detail} ({string.Join("; ", words)})" : detail
        )
        {
            Codes = [.. entries.Select(entry => Member(entry, "code")).Where(code => code.Length > 0)],
            Needs = TokenNeeds.Of(answer),
            IsUncertain =
                (int)answer.StatusCode >= 500
                || answer.StatusCode == HttpStatusCode.RequestTimeout
                || IsBadContentLength(answer, detail),
        };
    }

    /// <summary>The body as text, whatever its headers say of it: JSON is UTF-8.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellation));

    // GitHub's upload host answers so now and then although the length was right; the same bytes pass a moment later
    private static bool IsBadContentLength(HttpResponseMessage answer, string detail) =>
        answer.StatusCode == HttpStatusCode.BadRequest
        && detail.Contains("Content-Length", StringComparison.OrdinalIgnoreCase);

    private static ErrorAnswer? Parse(string text)
    {
        try
        {
            if (!text.TrimStart().StartsWith('{'))
            {
                return null;
            }
            ReadableJson.Require(Encoding.UTF8.GetBytes(text));
            return JsonSerializer.Deserialize(text, GitHubJson.Default.ErrorAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Words(JsonElement entry) =>
        entry.ValueKind switch
        {
            JsonValueKind.String => entry.GetString()!,
            JsonValueKind.Object when Member(entry, "message") is { Length: > 0 } message => message,
            JsonValueKind.Object => string.Join(
                ' ',
                new[] { Member(entry, "resource"), Member(entry, "field"), Member(entry, "code") }.Where(part =>
                    part.Length > 0
                )
            ),
            _ => "",
        };

    private static string Member(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static string Plain(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MostShown ? line[..MostShown] + "…" : line;
    }
}
