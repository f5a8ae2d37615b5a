using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>Outputs and summary, for success and for refusal.</summary>
internal static class RewriteReport
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ActionReport Done(RewriteInputs inputs, string shownOutput, RewritePlan plan) =>
        new(
            Outputs(shownOutput, plan.Version, plan.Platforms, Sha256.Of(plan.Result).Hex, plan.IsChanged),
            $"### {(plan.IsChanged ? "✅ latest.json rewritten" : "✅ latest.json is final already")}\n\n"
                + $"{SummaryText.Code(inputs.Candidate.Text)} → {SummaryText.Code(inputs.ReleaseTag.Text)}, "
                + $"written to {SummaryText.Code(shownOutput)}\n\n"
                + Table(plan)
                + (
                    inputs.UpdaterPublicKey is { } key
                        ? "\nEvery signature was verified over the candidate's bytes with the key "
                            + $"{SummaryText.Code(key.KeyIdText)}.\n"
                        : "\nThe signatures were not verified over the bytes: `updater-public-key` is not given.\n"
                )
        );

    public static ActionReport WithoutFile(RewriteInputs inputs) =>
        new(
            Outputs("", inputs.ReleaseTag.VersionText, [], "", isChanged: false),
            $"### ➖ No latest.json\n\nThe candidate {SummaryText.Code(inputs.Candidate.Text)} holds none, and "
                + "`required` is false.\n"
        );

    /// <summary>All problems as one end of the run, nothing written.</summary>
    public static ActionFailure Refusal(IReadOnlyList<string> problems, RewriteInputs inputs, RewritePlan? plan)
    {
        var failure = ActionFailure.No(
            problems,
            "One bad entry stops the updater on every platform, so nothing was written",
            $"Correct the build that made latest.json, and publish the candidate {inputs.Candidate} again"
        );
        return failure.With(
            new ActionReport(
                [],
                "### ❌ latest.json is "
                    + "refused\n\n"
                    + string.Concat(problems.Select(problem => $"- {SummaryText.Escape(problem)}\n"))
                    + $"\n{(plan is null ? "" : Table(plan))}\n{SummaryText.Escape(failure.Why)}. "
                    + $"{SummaryText.Escape(failure.ToDo)}.\n"
            )
        );
    }

    private static string Table(RewritePlan plan) =>
        plan.Platforms.Count == 0
            ? ""
            : SummaryText.Table(
                ["platform", "url", "change"],
                plan.Platforms.Select(platform =>
                    (IReadOnlyList<string>)
                        [
                            SummaryText.Code(platform.Key),
                            SummaryText.Code(platform.NewUrl),
                            platform.Asset.Length == 0 ? "refused"
                            : platform.IsRewritten ? $"was {SummaryText.Code(platform.OldUrl)}"
                            : "none",
                        ]
                )
            );

    private static List<KeyValuePair<string, string>> Outputs(
        string path,
        string version,
        IReadOnlyList<PlannedPlatform> platforms,
        string sha256,
        bool isChanged
    ) =>
        [
            new("path", path),
            new("version", version),
            new("platforms", Json(platforms)),
            new("rewritten-count", platforms.Count(platform => platform.IsRewritten).ToString()),
            new("sha256", sha256),
            new("changed", isChanged ? "true" : "false"),
        ];

    private static string Json(IEnumerable<PlannedPlatform> platforms)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, OneLine))
        {
            json.WriteStartObject();
            foreach (var platform in platforms)
            {
                json.WriteString(platform.Key, platform.NewUrl);
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
