using System.Globalization;
using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>How long GitHub wants us to stay away.</summary>
internal static class RateLimit
{
    private static readonly TimeSpan ShortestBlindWait = TimeSpan.FromSeconds(60);

    // GitHub counts by the hour
    private static readonly TimeSpan LongestBlindWait = TimeSpan.FromHours(1);

    /// <summary>The wait that an answer asks for; null when it is no matter of limits.</summary>
    /// <param name="answer">With its body in memory.</param>
    /// <param name="now">The clock.</param>
    /// <param name="waits">How often this request has waited already: a wait that nothing announces doubles each
    /// time.</param>
    public static async Task<TimeSpan?> WaitOfAsync(HttpResponseMessage answer, DateTimeOffset now, int waits)
    {
        if (RetryAfter(answer, now) is { } announced)
        {
            return
                answer.StatusCode
                    is HttpStatusCode.Forbidden
                        or HttpStatusCode.TooManyRequests
                        or HttpStatusCode.ServiceUnavailable
                ? announced
                : null;
        }
        if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
        {
            return null;
        }
        if (
            Header(answer, "x-ratelimit-remaining") == "0"
            && long.TryParse(Header(answer, "x-ratelimit-reset"), CultureInfo.InvariantCulture, out var reset)
        )
        {
            return Max(DateTimeOffset.FromUnixTimeSeconds(reset) - now, TimeSpan.FromSeconds(1));
        }
        var isLimit =
            answer.StatusCode == HttpStatusCode.TooManyRequests
            || (await answer.Content.ReadAsStringAsync()).Contains("rate limit", StringComparison.OrdinalIgnoreCase);
        return isLimit ? Min(ShortestBlindWait * Math.Pow(2, waits), LongestBlindWait) : null;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => Max(delta, TimeSpan.FromSeconds(1)),
            { Date: { } date } => Max(date - now, TimeSpan.FromSeconds(1)),
            _ => null,
        };

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
