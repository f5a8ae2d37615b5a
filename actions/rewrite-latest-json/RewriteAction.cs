using MsReleaseActions.Core;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>The flow: read the candidate and the file, plan the new bytes, verify the signatures, then write.</summary>
internal static class RewriteAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("rewrite-latest-json", environment, RewriteInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(
        RewriteInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        if (inputs.VersionProblem is { } problem)
        {
            throw RewriteReport.Refusal([problem], inputs, plan: null);
        }
        var state = await RewriteState.ReadAsync(inputs, run, cancellation);
        if (state.Source is null)
        {
            run.Workflow.Info(
                $"The candidate {inputs.Candidate} holds no latest.json, and `required` is false: nothing is written."
            );
            return RewriteReport.WithoutFile(inputs);
        }
        var rules = new AssetUrlRules(
            run.Connection.ServerUrl,
            run.Connection.ApiUrl,
            run.Connection.Repository,
            inputs.Candidate.Text,
            inputs.TargetRepository ?? run.Connection.Repository,
            inputs.ReleaseTag.Text
        );
        var plan = RewritePlan.Of(inputs, rules, state, state.Source);
        var problems =
            plan.Problems.Count > 0
                ? plan.Problems
                : await new UpdaterSignatures(run, state.Candidate).ProblemsAsync(
                    plan,
                    inputs.UpdaterPublicKey,
                    cancellation
                );
        if (problems.Count > 0)
        {
            throw RewriteReport.Refusal(problems, inputs, plan);
        }
        RewriteApply.Write(run, inputs.Output, plan.Result);
        return RewriteReport.Done(inputs, run.Workspace.Shown(inputs.Output), plan);
    }
}
