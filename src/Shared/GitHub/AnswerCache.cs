using System.Text.RegularExpressions;

namespace MsReleaseActions.GitHub;

/// <summary>A JSON answer as it came: body, entity tag, and the address of the next page.</summary>
internal sealed partial record Answer(byte[] Body, string? ETag, string? Next)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(await answer.Content.ReadAsByteArrayAsync(cancellation), answer.Headers.ETag?.ToString(), NextOf(answer));

    private static string? NextOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var values)
            ? values
                .SelectMany(value => Links().Matches(value))
                .FirstOrDefault(link => link.Groups["rel"].Value == "next")
                ?.Groups["url"]
                .Value
            : null;

    [GeneratedRegex("""<(?<url>[^>]*)>\s*;\s*rel="(?<rel>[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Links();
}

/// <summary>
/// The last answer of each address, so that what is polled is asked for conditionally: a 304 costs nothing of the rate
/// limit.
/// </summary>
internal sealed class AnswerCache
{
    private const int MostEntries = 64;
    private const int LargestBody = 1024 * 1024;
    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);

    // the longest unused first
    private readonly LinkedList<string> used = new();
    private readonly Lock gate = new();

    public Answer? Find(string url)
    {
        lock (gate)
        {
            if (answers.TryGetValue(url, out var answer))
            {
                used.Remove(url);
                used.AddLast(url);
            }
            return answer;
        }
    }

    public Answer Keep(string url, Answer answer)
    {
        lock (gate)
        {
            if (answer.ETag is null || answer.Body.Length > LargestBody)
            {
                return answer;
            }
            if (!answers.ContainsKey(url))
            {
                used.AddLast(url);
            }
            answers[url] = answer;
            if (answers.Count > MostEntries)
            {
                answers.Remove(used.First!.Value);
                used.RemoveFirst();
            }
        }
        return answer;
    }
}
