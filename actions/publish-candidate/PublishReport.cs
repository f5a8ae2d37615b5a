using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What the run says of itself.</summary>
internal static class PublishReport
{
    public static void Log(PublishPlan plan, CandidateContent content, Workflow workflow)
    {
        using var group = workflow.Group($"Plan for {content.Manifest.Tag}");
        workflow.Info(
            plan.Release is { } release
                ? $"draft: release {release.Id} is there ({(release.Draft ? "draft" : "prerelease")})"
                : "draft: is made"
        );
        foreach (var asset in plan.Remove)
        {
            workflow.Info($"remove: {asset.Name} (asset {asset.Id}, {asset.State})");
        }
        foreach (var file in plan.Keep)
        {
            workflow.Info($"keep: {file.Name}");
        }
        foreach (var file in plan.Upload)
        {
            workflow.Info($"upload: {file.Name} ({ByteSize.Show(file.Size)})");
        }
        workflow.Info(plan.Seal ? "seal: is written" : "seal: is there");
        if (plan.Publish)
        {
            workflow.Info("publish: as a prerelease");
        }
    }

    public static ActionReport Of(CandidateTag tag, PublishPlan plan, CandidateContent content, Release release)
    {
        var manifest = content.Manifest;
        var state = plan.Outcome.ToString().ToLowerInvariant();
        return new ActionReport(
            [
                new("candidate-tag", tag.Text),
                new("release-id", release.Id.ToString()),
                new("html-url", release.HtmlUrl),
                new("asset-count", manifest.Files.Count.ToString()),
                new("total-bytes", manifest.TotalBytes.ToString()),
                new("checksums-sha256", content.Checksums.Sha256.Hex),
                new("state", state),
            ],
            Summary(plan, content, release, state)
        );
    }

    private static string Summary(PublishPlan plan, CandidateContent content, Release release, string state)
    {
        var manifest = content.Manifest;
        var kept = plan.Keep.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return $"### ✅ Candidate {state}: {SummaryText.Code(manifest.Tag)}\n\n"
            + SummaryText.Table(
                ["", ""],
                [
                    ["Commit", SummaryText.Code(manifest.SourceSha.Text)],
                    ["Version", manifest.Version is { } version ? SummaryText.Code(version) : "not named"],
                    ["Files", $"{manifest.Files.Count}, {ByteSize.Show(manifest.TotalBytes)}"],
                    [
                        "Visible",
                        release.Draft
                            ? "draft: to whoever may push here"
                            : "prerelease: to everybody who may read here",
                    ],
                    ["Signature", content.Signature is null ? "none" : "candidate.json.sig"],
                    ["sha256 of checksums.txt", SummaryText.Code(content.Checksums.Sha256.Hex)],
                    ["Release", $"<{release.HtmlUrl}>"],
                ]
            )
            + "\n"
            + SummaryText.Table(
                ["File", "Size", "sha256", ""],
                manifest.Files.Select(file =>
                    (IReadOnlyList<string>)
                        [
                            SummaryText.Code(file.Name),
                            ByteSize.Show(file.Size),
                            SummaryText.Code(file.Sha256.Hex),
                            kept.Contains(file.Name) ? "was there" : "uploaded",
                        ]
                )
            );
    }
}
