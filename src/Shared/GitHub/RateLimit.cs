using System.Globalization;
using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>How long GitHub wants us to stay away.</summary>
internal static class RateLimit
{
    private static readonly TimeSpan ShortestBlindWait = TimeSpan.FromSeconds(60);

    // GitHub counts by the hour
    private static readonly TimeSpan LongestBlindWait = TimeSpan.FromHours(1);

    // nobody can mean more than this
    private static readonly TimeSpan LongestBelieved = TimeSpan.FromDays(1);

    // of the year 9999
    private const long LastSecond = 253_402_300_799;

    /// <summary>
    /// The wait that an answer asks for; null when it is no matter of limits. One of more than a day is not believed.
    /// </summary>
    /// <param name="answer">With its body in memory.</param>
    /// <param name="now">The clock.</param>
    /// <param name="waits">How often this request has waited already: a wait that nothing announces doubles each
    /// time.</param>
    public static async Task<TimeSpan?> WaitOfAsync(HttpResponseMessage answer, DateTimeOffset now, int waits)
    {
        // the storage has no limits of ours; a write that a failing server may have carried out is looked for first
        var mayBe =
            answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests
            || (
                answer.StatusCode == HttpStatusCode.ServiceUnavailable
                && answer.RequestMessage?.Method == HttpMethod.Get
            );
        if (!mayBe || StorageAnswer.Is(answer))
        {
            return null;
        }
        if (Announced(answer, now) is { } announced && announced < LongestBelieved)
        {
            return Max(announced, TimeSpan.FromSeconds(1));
        }
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }
        var isLimit =
            answer.StatusCode == HttpStatusCode.TooManyRequests
            || (await ErrorAnswer.TextAsync(answer, CancellationToken.None)).Contains(
                "rate limit",
                StringComparison.OrdinalIgnoreCase
            );
        return isLimit ? Min(ShortestBlindWait * Math.Pow(2, waits), LongestBlindWait) : null;
    }

    private static TimeSpan? Announced(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => Header(answer, "x-ratelimit-remaining") == "0"
            && long.TryParse(Header(answer, "x-ratelimit-reset"), CultureInfo.InvariantCulture, out var reset)
            && reset is >= 0 and <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(reset) - now
                : null,
        };

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
