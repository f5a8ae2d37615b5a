using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>Requests counted for each token (or for everybody without one) in windows of an hour.</summary>
internal sealed class RateLimits(SandboxOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Window> windows = new(StringComparer.Ordinal);

    public sealed record State(int Limit, int Used, long Reset)
    {
        public int Remaining => Math.Max(0, Limit - Used);

        public JsonObject Json() =>
            new()
            {
                ["limit"] = Limit,
                ["used"] = Used,
                ["remaining"] = Remaining,
                ["reset"] = Reset,
                ["resource"] = "core",
            };
    }

    private sealed class Window
    {
        public DateTimeOffset End { get; set; }

        public int Used { get; set; }
    }

    public State Look(SandboxToken? token) => Use(token, 0);

    public State Count(SandboxToken? token) => Use(token, 1);

    /// <summary>Sets what a token has used already: the next request may be one too many.</summary>
    public void Exhaust(SandboxToken? token) => Use(token, Limit(token));

    private State Use(SandboxToken? token, int requests)
    {
        lock (gate)
        {
            var now = options.Time.GetUtcNow();
            var key = token?.Value ?? "";
            if (!windows.TryGetValue(key, out var window) || window.End <= now)
            {
                windows[key] = window = new Window { End = now + TimeSpan.FromHours(1) };
            }

            window.Used += requests;
            return new State(Limit(token), Math.Min(window.Used, Limit(token)), window.End.ToUnixTimeSeconds());
        }
    }

    private int Limit(SandboxToken? token) =>
        token switch
        {
            null => options.AnonymousRequestsPerHour,
            { Kind: TokenKind.Workflow } => options.WorkflowRequestsPerHour,
            _ => options.RequestsPerHour,
        };
}
