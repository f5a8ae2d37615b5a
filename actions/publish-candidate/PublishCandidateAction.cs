using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>
/// Makes the candidate of one commit from the files that the build jobs produced, or finds that it is there already.
/// </summary>
internal static class PublishCandidateAction
{
    private const int MostRounds = 5;

    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("publish-candidate", environment, PublishInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(
        PublishInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        using var signing = inputs.Keys.Signing;
        using var verifying = inputs.Keys.Verifying;
        var content = await CandidateContent.ReadAsync(inputs, run, cancellation);
        for (var round = 1; ; round++)
        {
            try
            {
                if (await OnceAsync(inputs, content, run, cancellation) is { } report)
                {
                    return report;
                }
                run.Workflow.Info("Another run works on the same candidate: looking again");
            }
            catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.NotFound && round < MostRounds)
            {
                // listed a moment ago, gone when it was to be read: another run is putting its own in place
                run.Workflow.Info($"{failure.Message}: looking again");
                await Task.Delay(Writes.Backoff(round), run.Time, cancellation);
            }
            if (round == MostRounds)
            {
                throw ActionFailure.No(
                    $"The candidate {inputs.Tag} changes while it is being written",
                    "Another run works on it, and one writer is what makes a candidate whole",
                    "Wait for the other run to end, then run this step again"
                );
            }
        }
    }

    // null: another run got in between
    private static async Task<ActionReport?> OnceAsync(
        PublishInputs inputs,
        CandidateContent content,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var state = await PublishState.ReadAsync(inputs.Tag, content, run, cancellation);
        var plan = PublishPlan.Of(inputs, content, state);
        PublishReport.Log(plan, content, run.Workflow);
        try
        {
            if (await new PublishApply(inputs, content, run).ApplyAsync(plan, cancellation) is not { } release)
            {
                return null;
            }
            var seal = plan.Seal ? null : state.Candidate.Seal;
            return PublishReport.Of(
                inputs.Tag,
                plan,
                content,
                release,
                seal?.ManifestSha256 ?? content.ManifestFile.Sha256,
                seal is null || content.IsOfThisRun(seal)
            );
        }
        catch (ActionFailure failure) when (failure.ExitCode == ExitCode.No)
        {
            // two runs with the same files: whoever seals first has done the work of both
            if ((await PublishState.ReadAsync(inputs.Tag, content, run, cancellation)).IsSealedAs(content))
            {
                return null;
            }
            throw;
        }
    }
}
