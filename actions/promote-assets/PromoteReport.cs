using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Outputs and summary, of success and of failure.</summary>
internal sealed class PromoteReport(PromoteInputs inputs, PromoteProgress progress, TimeProvider time)
{
    // the file is no page: a plus sign in a name stays one
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly long start = time.GetTimestamp();

    public ActionReport Success()
    {
        var state = progress.Release is { Draft: false }
            ? progress.PublishTries > 0
                ? "published"
                : "unchanged"
            : "draft";
        var headline = (inputs.DryRun, state) switch
        {
            (true, "unchanged") => $"{inputs.Tag} is published already; a run would write nothing",
            (true, _) => $"Dry run for {inputs.Tag}: nothing was written",
            (_, "published") => $"Published {inputs.Tag}",
            (_, "unchanged") => $"{inputs.Tag} was published already, with exactly these bytes",
            _ => $"The draft of {inputs.Tag} is complete; publish is false",
        };
        return new ActionReport(
            [
                .. Common(state),
                .. Counts(),
                new("notes-sha256", inputs.DryRun ? ReleaseBody.WordsSha256(Text.Body).Hex : ""),
                new("duration-seconds", $"{Math.Ceiling(time.GetElapsedTime(start).TotalSeconds):0}"),
            ],
            Summary("✅", headline, failure: null)
        );
    }

    public ActionFailure Failure(ActionFailure failure) =>
        failure.With(
            new ActionReport(
                progress.Release is { } release ? Common(release.Draft ? "draft" : "published") : [],
                Summary("❌", failure.What, failure)
            )
        );

    private IReadOnlyList<KeyValuePair<string, string>> Common(string state) =>
        [
            new("release-id", progress.Release is { } release ? $"{release.Id}" : ""),
            new("release-tag", inputs.Tag.Text),
            new("html-url", progress.Release?.HtmlUrl ?? ""),
            new("state", state),
        ];

    private IEnumerable<KeyValuePair<string, string>> Counts()
    {
        var assets = progress.Plan!.Assets;
        var kept = assets.Count(asset => How(asset) == "kept");
        yield return new("assets", Json(assets));
        yield return new("copied-count", $"{assets.Count - kept}");
        yield return new("kept-count", $"{kept}");
        yield return new("total-bytes", $"{assets.Sum(asset => asset.File.Source.Size)}");
    }

    private string How(PlannedAsset asset) => progress.HowSent(asset.Name) ?? asset.How;

    private string Json(IEnumerable<PlannedAsset> assets)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var asset in assets)
            {
                json.WriteStartObject();
                json.WriteString("name", asset.Name);
                json.WriteNumber("size", asset.File.Source.Size);
                json.WriteString("sha256", asset.File.Source.Sha256.Hex);
                json.WriteString("how", How(asset));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private string Summary(string sign, string headline, ActionFailure? failure)
    {
        var text = new StringBuilder($"### {sign} promote-assets: {SummaryText.Escape(headline)}\n\n");
        if (failure is not null)
        {
            text.Append($"{SummaryText.Escape(failure.Why)}\n\n{SummaryText.Escape(failure.ToDo)}\n\n");
        }
        var page = progress.Release is { HtmlUrl: var url } ? $" · {SummaryText.Link("release", url)}" : "";
        text.Append(
            $"Candidate {SummaryText.Code(inputs.Candidate.Text)} → {SummaryText.Code(inputs.Tag.Text)}{page}\n\n"
        );
        if (progress.Plan is { Assets.Count: > 0 } plan)
        {
            text.Append(
                SummaryText.Table(
                    ["Asset", "Size", "How", "SHA-256"],
                    plan.Assets.Select(asset =>
                        (IReadOnlyList<string>)
                            [
                                SummaryText.Code(asset.Name),
                                ByteSize.Show(asset.File.Source.Size),
                                failure is not null
                                && progress.HowSent(asset.Name) is null
                                && asset.Step is not (AssetStep.Keep or AssetStep.Conflict)
                                    ? "not yet"
                                    : How(asset),
                                SummaryText.Code(asset.File.Source.Sha256.Hex),
                            ]
                    )
                )
            );
        }
        if (inputs.DryRun && failure is null && progress.Plan is { } dry)
        {
            text.Append(dry.Writes.Count > 0 ? "\nA run would:\n\n" : "")
                .AppendJoin("", dry.Writes.Select(write => $"1. {SummaryText.Escape(write.Text)}\n"))
                .Append(
                    $"\nTitle: {SummaryText.Code(Text.Title ?? "")}. Text:\n\n"
                        + SummaryText.Block(ReleaseBody.Words(Text.Body))
                );
        }
        return text.ToString();
    }

    // whoever approves sees every word that will be public, or is
    private (string? Title, string? Body) Text =>
        WritesText
            ? (inputs.Title ?? inputs.Tag.Text, progress.PlannedText)
            : (progress.Plan!.Release?.Release.Name, progress.Plan.Release?.Release.Body);

    // a dry run has asked for all of the text, or it has failed
    private bool WritesText =>
        inputs.DryRun
        && progress.Plan!.Writes.Any(write =>
            write is PlannedWrite.CreateDraft or PlannedWrite.UpdateDraft { WithNotes: true }
        );
}
