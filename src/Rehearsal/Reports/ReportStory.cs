using System.Globalization;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Scenarios;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>A rehearsal in plain sentences, Markdown.</summary>
internal static class ReportStory
{
    private const int ShownDigits = 8;

    /// <summary>What came of it.</summary>
    public static string Ending(RehearsalRecord record)
    {
        var document = record.Result.Document;
        var tag = SummaryText.Escape(document.Tag);
        return document.Assets.Count > 0
                ? $"{tag} is commit {SummaryText.Code(Short(document.SourceSha))}: "
                    + $"{Count(document.Assets.Count, "asset")}, "
                    + $"{ByteSize.Show(document.Assets.Sum(asset => asset.Size))}, "
                    + $"{document.Assets.Count(asset => asset.SameAsCandidate)} of them the candidate's byte for byte."
            : document.Scenario == Scenario.Foreign.Name
                ? $"Whether {tag} was published, and as what, was not looked at: there is no lane to say what "
                    + "must hold."
            : $"Nothing was published as {tag}.";
    }

    /// <summary>How it came to that: a sentence for each run.</summary>
    public static IEnumerable<string> Runs(RehearsalRecord record) => record.Runs.Select(Run);

    private static string Run(RecordedRun run)
    {
        var heavy = run.Jobs.Count(job => job.HeavyCommands.Count > 0);
        var built = heavy > 0 ? $", built in {Count(heavy, "heavy job")}" : "";
        var waits = string.Concat(run.Jobs.Select(job => job.Approval).OfType<RecordedApproval>().Select(Wait));
        return $"{SummaryText.Escape(run.Label)} {Verb(run.Conclusion)} after "
            + $"{Seconds(run.End - run.Start)}{built}{waits}.";
    }

    private static string Wait(RecordedApproval approval) =>
        approval.By is { } by
            ? $", {(approval.Approved ? "approved" : "rejected")} for {SummaryText.Escape(approval.Environment)} "
                + $"by {SummaryText.Escape(by)} {Seconds(approval.Until - approval.From)} after it asked"
            : $", waiting for {SummaryText.Escape(approval.Environment)}, which nobody decided on";

    private static string Verb(string? conclusion) =>
        conclusion switch
        {
            "success" => "succeeded",
            "failure" => "failed",
            "cancelled" => "was cancelled",
            "timed_out" => "timed out",
            "startup_failure" => "could not start",
            "skipped" => "was skipped",
            null => "goes on",
            _ => $"ended as {SummaryText.Escape(conclusion)}",
        };

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Seconds(TimeSpan time) =>
        $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    private static string Short(string sha) => sha[..Math.Min(ShownDigits, sha.Length)];
}
