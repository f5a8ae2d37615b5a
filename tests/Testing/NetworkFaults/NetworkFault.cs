using System.Text.Json.Nodes;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Testing.NetworkFaults;

/// <summary>What may go wrong with one request of a kind.</summary>
/// <param name="Name">For people.</param>
/// <param name="Strike">Arranges it.</param>
public sealed record NetworkFault(string Name, Action<FaultRule, GitHubSandbox> Strike)
{
    /// <summary>Of requests that change nothing.</summary>
    public static IReadOnlyList<NetworkFault> OfReads { get; } =
    [
        new("reset before it", (rule, _) => rule.Reset()),
        new("reset after it", (rule, _) => rule.LoseAnswer()),
        .. Statuses([400, 401, 403, 404, 408, 409, 410, 422, 429, 500, 502, 503, 504]),
        new("secondary limit", (rule, _) => rule.SecondaryLimit()),
        new("secondary limit that says when", (rule, _) => rule.SecondaryLimit(retryAfter: 30)),
        new("primary limit", Primary),
        new("cut at once", (rule, _) => rule.CutDownload(after: 0)),
        new("cut in the middle", (rule, _) => rule.CutDownload(after: 5)),
        new("silent before its headers", (rule, _) => rule.Stall()),
        new("silent in its body", (rule, _) => rule.StallDownload(after: 5)),
        new("slow", (rule, _) => rule.Slow(bytesPerSecond: 1_000_000)),
        new("stale", (rule, _) => rule.Stale()),
        .. Bodies("", (rule, answer) => rule.Instead(answer)),
    ];

    /// <summary>Of requests that change something: before, and after it was carried out.</summary>
    public static IReadOnlyList<NetworkFault> OfWrites { get; } =
    [
        .. OfReads.Where(fault => fault.Name != "stale"),
        .. ((int[])[408, 429, 500, 502, 503, 504]).SelectMany(status =>
            (NetworkFault[])
                [
                    new($"{status} after it", (rule, _) => rule.StatusAfter(status)),
                    new($"{status} after it that says when", (rule, _) => rule.StatusAfter(status, retryAfter: 20)),
                ]
        ),
        new("delivered twice", (rule, _) => rule.Twice()),
        .. Bodies(" after it", (rule, answer) => rule.Afterwards(answer)),
    ];

    public override string ToString() => Name;

    private static IEnumerable<NetworkFault> Statuses(int[] statuses) =>
        statuses.SelectMany(status =>
            (NetworkFault[])
                [
                    new($"{status}", (rule, _) => rule.Status(status)),
                    new($"{status} that says when", (rule, _) => rule.Status(status, retryAfter: 20)),
                ]
        );

    private static IEnumerable<NetworkFault> Bodies(string when, Func<FaultRule, Answer, FaultRule> give) =>
        new Dictionary<string, Answer>
        {
            ["nothing"] = Answer.Text(200, ""),
            ["null"] = Answer.Text(200, "null", "application/json"),
            ["a list of null"] = new() { Status = 200, Json = new JsonArray((JsonNode?)null) },
            ["an empty document"] = new() { Status = 200, Json = new JsonObject() },
            ["a page for people"] = Answer.Text(200, "<html>Sign in</html>", "text/html"),
            ["broken packing"] = Answer.Text(200, "not packed", "application/json").With("Content-Encoding", "gzip"),
        }.Select(body => new NetworkFault($"{body.Key}{when}", (rule, _) => give(rule, body.Value)));

    private static void Primary(FaultRule rule, GitHubSandbox github) =>
        rule.Instead(
            Answer
                .Error(403, "API rate limit exceeded for alice.")
                .With("x-ratelimit-remaining", "0")
                .With("x-ratelimit-reset", $"{github.Now.ToUnixTimeSeconds() + 30}")
        );
}
