using System.Collections.Concurrent;

namespace MsReleaseActions.Server.Http;

/// <summary>The documents that were answered last, for a GitHub that lags behind itself.</summary>
internal sealed class EarlierAnswers
{
    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);

    /// <summary>The answer that is given: an earlier one to the same request where it is to be stale.</summary>
    public Answer Given(RequestRecord record, Answer answer, bool isStale)
    {
        var request = $"{record.Method} {record.Path}?{record.Query}";
        if (isStale)
        {
            return answers.GetValueOrDefault(request, answer);
        }
        if (record.Method == "GET" && answer is { Status: 200, Json: not null })
        {
            answers[request] = answer;
        }
        return answer;
    }
}
