using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.VerifyRelease;

/// <summary>Says of published releases whether the lanes made them, and whether they still are what was made.</summary>
internal static class VerifyReleaseAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("verify-release", environment, VerifyInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(VerifyInputs inputs, ActionRun run, CancellationToken cancellation)
    {
        using var key = inputs.PublicKey;
        using var manifestKey = inputs.ManifestPublicKey;
        // nobody is accused for what GitHub shows once
        var (state, plan) = await LaggingReads.UntilAsync(
            run.Time,
            async token =>
            {
                var seen = await VerifyState.ReadAsync(inputs, run, token);
                return (State: seen, Plan: VerifyPlan.Of(inputs, seen, run.Time.GetUtcNow()));
            },
            seen => !seen.Plan.Accuses,
            cancellation
        );
        VerifyReport.Log(plan, run.Workflow);
        var report = VerifyReport.Of(inputs, state, plan, run.Workspace);
        if (inputs.DownloadPath is { } folder)
        {
            Write(run, folder, state, report);
        }
        return report;
    }

    // also those that do not hold: who attested them is asked all the same
    private static void Write(ActionRun run, string folder, VerifyState state, ActionReport report)
    {
        foreach (var release in state.Releases)
        {
            if (release.Content.Value?.Small.GetValueOrDefault(AssetName.Manifest) is not { } manifest)
            {
                continue;
            }
            var path = run.Workspace.Files.Path.Combine(folder, $"{release.Tag}.json");
            WrittenManifest.Put(run, path, manifest, "download-path", report);
        }
    }
}
