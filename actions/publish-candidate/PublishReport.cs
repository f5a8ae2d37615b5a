using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What the run says of itself.</summary>
internal static class PublishReport
{
    private const int MostAnnotated = 10;

    // the page takes 1 MiB in all
    private const int MostSummarized = 200;

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

    /// <summary>What was found in the workspace; one annotation for each kind of warning.</summary>
    public static void Log(IReadOnlyList<BuiltFile> renamed, IReadOnlyList<BuildWarning> warnings, Workflow workflow)
    {
        foreach (var file in renamed)
        {
            workflow.Info($"name: {Renaming(file)} (as GitHub stores it)");
        }
        foreach (var warning in warnings)
        {
            // an annotation is read at a glance: beyond these, the names stand in the log and the summary
            if (warning.Names.Count > MostAnnotated)
            {
                using var group = workflow.Group($"{warning.What}: {warning.Names.Count}");
                foreach (var name in warning.Names)
                {
                    workflow.Info(name);
                }
            }
            workflow.Warning("publish-candidate", $"{Sentence(warning, MostAnnotated)}. {warning.ToDo}.");
        }
    }

    /// <param name="sealedAs">The <c>candidate.json</c> that is there.</param>
    /// <param name="isOurs">This run made it: what another one made is nobody's to attest here.</param>
    public static ActionReport Of(
        CandidateTag tag,
        PublishPlan plan,
        CandidateContent content,
        Release release,
        Sha256 sealedAs,
        bool isOurs
    )
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
                new("candidate-json-sha256", sealedAs.Hex),
                new("subjects", Subjects(content, isOurs ? sealedAs : null)),
                new("state", state),
            ],
            Summary(plan, content, release, state)
        );
    }

    // as sha256sum prints them
    private static string Subjects(CandidateContent content, Sha256? sealedAs) =>
        string.Concat([
            sealedAs is null ? "" : $"{sealedAs.Hex}  {AssetName.Manifest}\n",
            $"{content.Checksums.Sha256.Hex}  {AssetName.Checksums}\n",
            .. content.Manifest.Files.Select(file => $"{file.Sha256.Hex}  {file.Name}\n"),
        ]);

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
            + Section("⚠️ To be looked at", content.Warnings.Select(Warning))
            + Section("Stored under another name", content.Renamed.Select(file => SummaryText.Code(Renaming(file))))
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

    private static string Renaming(BuiltFile file) => $"{file.BuiltName} -> {file.Name}";

    private static string Sentence(BuildWarning warning, int most) =>
        $"{warning.What}: {string.Join(", ", warning.Names.Take(most))}"
        + (warning.Names.Count > most ? $" and {warning.Names.Count - most} more" : "");

    private static string Warning(BuildWarning warning) =>
        $"{SummaryText.Escape(Sentence(warning, MostSummarized))}. {warning.ToDo}.";

    private static string Section(string title, IEnumerable<string> lines)
    {
        var list = string.Concat(lines.Select(line => $"- {line}\n"));
        return list.Length == 0 ? "" : $"**{title}**\n\n{list}\n";
    }
}
