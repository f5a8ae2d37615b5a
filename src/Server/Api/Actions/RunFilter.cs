using System.Globalization;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>The filters of a list of runs, from the query.</summary>
internal sealed class RunFilter
{
    private readonly List<Func<SandboxRun, bool>> tests = [];

    public RunFilter(ApiCall call)
    {
        Add(call.Query("event"), (run, value) => run.Made.Event == value);
        Add(call.Query("branch"), (run, value) => run.Made.HeadBranch == value);
        Add(call.Query("head_sha"), (run, value) => run.Made.HeadSha == value);
        Add(
            call.Query("actor"),
            (run, value) => string.Equals(run.Made.Actor, value, StringComparison.OrdinalIgnoreCase)
        );
        Add(call.Query("status"), (run, value) => run.Status == value || run.Conclusion == value);
        Add(call.Query("created"), Created);
    }

    public bool IsEmpty => tests.Count == 0;

    public bool Matches(SandboxRun run) => tests.TrueForAll(test => test(run));

    private void Add(string? value, Func<SandboxRun, string, bool> test)
    {
        if (!string.IsNullOrEmpty(value))
        {
            tests.Add(run => test(run, value));
        }
    }

    private static bool Created(SandboxRun run, string range) =>
        range switch
        {
            _ when range.Split("..") is [var from, var to] => (from == "*" || run.CreatedAt >= Day(from))
                && (to == "*" || run.CreatedAt < End(to)),
            ['>', '=', .. var from] => run.CreatedAt >= Day(from),
            ['<', '=', .. var to] => run.CreatedAt < End(to),
            ['>', .. var after] => run.CreatedAt >= End(after),
            ['<', .. var before] => run.CreatedAt < Day(before),
            _ => run.CreatedAt >= Day(range) && run.CreatedAt < End(range),
        };

    // a date without a time is the whole day
    private static DateTimeOffset End(string text) =>
        Day(text).Add(text.Contains('T', StringComparison.Ordinal) ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1));

    private static DateTimeOffset Day(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw new Refusal(Answer.Error(422, $"Invalid request.\n\n'{text}' is not a date."));
}
