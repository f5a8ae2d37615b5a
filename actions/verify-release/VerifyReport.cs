using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.VerifyRelease;

/// <summary>What the run says of the releases, on failure too.</summary>
internal static class VerifyReport
{
    public static void Log(VerifyPlan plan, Workflow workflow)
    {
        using (workflow.Group("Releases"))
        {
            foreach (var other in plan.Others)
            {
                workflow.Info($"{SummaryText.Sign(CheckStatus.Failed)} {other.Text}");
            }
            foreach (var check in plan.General)
            {
                workflow.Info($"{SummaryText.Sign(check.Status)} {check.Name}: {check.Text}");
            }
        }
        foreach (var (release, checks) in plan.Releases)
        {
            using var group = workflow.Group(release.Tag.Text);
            foreach (var check in checks)
            {
                workflow.Info($"{SummaryText.Sign(check.Status)} {check.Name}: {check.Text}");
            }
        }
    }

    public static ActionReport Of(VerifyInputs inputs, VerifyState state, VerifyPlan plan, Workspace workspace)
    {
        var failure = VerifyVerdict.Of(state, plan);
        return new ActionReport(Outputs(inputs, state, plan, workspace), Summary(plan, failure)) { Failure = failure };
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Outputs(
        VerifyInputs inputs,
        VerifyState state,
        VerifyPlan plan,
        Workspace workspace
    )
    {
        IReadOnlyList<ReleaseOutput> releases =
        [
            .. plan.Others.Select(other => new ReleaseOutput(other.Release.TagName, null, false)),
            .. plan.Releases.Select(found => new ReleaseOutput(
                found.Release.Tag.Text,
                found.Release.Content.Value?.Manifest?.SourceSha.Text,
                VerifyVerdict.Holds(found.Release, found.Checks)
            )),
        ];
        var isWritten =
            inputs.DownloadPath is not null
            && state.Releases.Any(release => release.Content.Value?.Manifest is not null);
        return
        [
            new("releases", JsonSerializer.Serialize(releases, VerifyJson.Default.IReadOnlyListReleaseOutput)),
            new("path", isWritten ? workspace.Shown(inputs.DownloadPath!) : ""),
            new("default-branch", state.DefaultBranch),
            new("private", state.Private ? "true" : "false"),
        ];
    }

    private static string Summary(VerifyPlan plan, ActionFailure? failure)
    {
        var rows = plan
            .Others.Select(other => Row(CheckStatus.Failed, other.Release.TagName, "release", other.Text))
            .Concat(plan.General.Select(check => Row(check.Status, "", check.Name, check.Text)))
            .Concat(
                plan.Releases.SelectMany(found =>
                    found.Checks.Select(check => Row(check.Status, found.Release.Tag.Text, check.Name, check.Text))
                )
            );
        return $"### {(failure is null ? "✅" : "❌")} What is published\n\n"
            + SummaryText.Table(["", "Release", "Check", "Seen"], rows);
    }

    private static IReadOnlyList<string> Row(CheckStatus status, string tag, string check, string text) =>
        [SummaryText.Sign(status), SummaryText.Escape(tag), SummaryText.Escape(check), SummaryText.Escape(text)];
}

/// <summary>A release in the output <c>releases</c>.</summary>
/// <param name="SourceSha">As <c>candidate.json</c> says; null where it says nothing.</param>
/// <param name="Holds">Null where GitHub did not say everything.</param>
internal sealed record ReleaseOutput(string Tag, string? SourceSha, bool? Holds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ReleaseOutput>))]
internal sealed partial class VerifyJson : JsonSerializerContext;
