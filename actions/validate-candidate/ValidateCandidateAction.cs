using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Says of one candidate everything that can be said, and hands its files over when all of it holds.</summary>
internal static class ValidateCandidateAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("validate-candidate", environment, ValidateInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(
        ValidateInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        using var key = inputs.PublicKey;
        try
        {
            return await LookAsync(inputs, run, cancellation);
        }
        finally
        {
            foreach (var other in inputs.OtherKeys)
            {
                other.Dispose();
            }
        }
    }

    private static async Task<ActionReport> LookAsync(
        ValidateInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var state = await ValidateState.ReadAsync(inputs, run, cancellation);
        var plan = ValidatePlan.Of(inputs, state);
        ValidateReport.Log(plan, run.Workflow);
        var report = ValidateReport.Of(inputs, state, plan);
        if (report.Failure is not null || state.Candidate.Seal is not { } seal)
        {
            return report;
        }
        if (inputs.DownloadPath is { } folder)
        {
            await new ValidateApply(run, folder).WriteAsync(state.Candidate, seal, report, cancellation);
        }
        if (inputs.CandidateJsonPath is { } path)
        {
            WrittenManifest.Put(run, path, seal.ManifestBytes, "candidate-json-path", report);
        }
        return report;
    }
}
