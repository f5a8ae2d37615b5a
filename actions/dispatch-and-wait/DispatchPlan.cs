using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Runs;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What will be done: attach to a run that is there, or start one.</summary>
/// <param name="Attach">The run to attach to; null: dispatch.</param>
/// <param name="Ref">Branch or tag to dispatch.</param>
/// <param name="Inputs">What to send, the correlation id included.</param>
/// <param name="CorrelationId">What the run's title will show; null without a correlation input.</param>
internal sealed record DispatchPlan(WorkflowRun? Attach, DispatchRef Ref, WorkflowInputs Inputs, string? CorrelationId)
{
    /// <exception cref="ActionFailure">The workflow is disabled.</exception>
    public static DispatchPlan Make(DispatchInputs inputs, DispatchState state)
    {
        var fingerprint = Correlation.FingerprintOf(state.Workflow.Path, state.Ref.Short, inputs.Inputs.Values);
        if (Reusable(inputs.Reuse, fingerprint, state) is { } earlier)
        {
            return new DispatchPlan(earlier, state.Ref, inputs.Inputs, CorrelationId: null);
        }
        if (state.Workflow.State != "active")
        {
            throw ActionFailure.No(
                $"The workflow {inputs.Workflow} is {state.Workflow.State}",
                "GitHub does not dispatch it in this state",
                $"Enable it, for example with `gh workflow enable {inputs.Workflow}`"
            );
        }
        var correlation = inputs.CorrelationInput is null ? null : Correlation.New(fingerprint);
        return new DispatchPlan(
            Attach: null,
            state.Ref,
            correlation is null ? inputs.Inputs : inputs.Inputs.With(inputs.CorrelationInput!, correlation.Id),
            correlation?.Id
        );
    }

    /// <summary>The dispatch, where one is to be made.</summary>
    public RunToStart Dispatch(DispatchInputs inputs) =>
        new(inputs.Workflow.Text, Ref.Text, Inputs.Values)
        {
            CorrelationInput = inputs.CorrelationInput,
            CorrelationId = CorrelationId,
        };

    // a run that failed is never reused: trying again is what the caller wants then
    private static WorkflowRun? Reusable(Reuse reuse, string fingerprint, DispatchState state)
    {
        if (reuse == Reuse.None)
        {
            return null;
        }
        var same = state.Earlier.Where(run => IsSame(run, fingerprint, state.Ref)).ToList();
        var active = same.Find(run => run.Status != "completed" || run.Conclusion is null);
        return reuse == Reuse.Success
            ? same.Find(run => run is { Status: "completed", Conclusion: "success" }) ?? active
            : active;
    }

    private static bool IsSame(WorkflowRun run, string fingerprint, DispatchRef @ref) =>
        run.DisplayTitle?.Contains(fingerprint + "-", StringComparison.Ordinal) == true
        && (run.HeadBranch is null || run.HeadBranch == @ref.Short);
}
