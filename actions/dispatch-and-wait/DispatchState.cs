using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What GitHub holds before anything is started.</summary>
/// <param name="Workflow">The workflow; it exists on the default branch.</param>
/// <param name="Ref">Where it will run.</param>
/// <param name="Earlier">Its dispatched runs, newest first; empty unless one may be reused.</param>
internal sealed record DispatchState(WorkflowFile Workflow, DispatchRef Ref, IReadOnlyList<WorkflowRun> Earlier)
{
    public static async Task<DispatchState> ReadAsync(
        DispatchInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var repository = run.Connection.Repository;
        var @ref = inputs.Ref ?? await DefaultBranchAsync(run, cancellation);
        var workflow =
            await run.GitHub.Runs.GetWorkflowAsync(repository, inputs.Workflow.Text, cancellation)
            ?? throw ActionFailure.No(
                $"{repository} has no workflow {inputs.Workflow} that this token can see",
                "GitHub dispatches only workflows whose file is on the default branch",
                "Check the `workflow` input, that its file is merged, and that the token has `actions: write` on "
                    + "that repository"
            );
        var earlier =
            inputs.Reuse == Reuse.None
                ? []
                : await run.GitHub.Runs.ListDispatchedAsync(
                    repository,
                    inputs.Workflow.Text,
                    since: null,
                    cancellation
                );
        return new DispatchState(workflow, @ref, earlier);
    }

    private static async Task<DispatchRef> DefaultBranchAsync(ActionRun run, CancellationToken cancellation)
    {
        var repository =
            await run.GitHub.Repositories.GetAsync(run.Connection.Repository, cancellation)
            ?? throw new GitHubFailure(
                $"read the repository {run.Connection.Repository}",
                System.Net.HttpStatusCode.NotFound,
                "Not Found"
            );
        return new DispatchRef(repository.DefaultBranch);
    }
}
