using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Which runs of a workflow are wanted.</summary>
/// <param name="Workflow">File name.</param>
/// <param name="Branch">What was pushed to.</param>
public sealed record PushRuns(string Workflow, string Branch)
{
    /// <summary>Of this commit only.</summary>
    public string? Sha { get; init; }

    /// <summary>In this state or with this conclusion only: <c>success</c>, <c>completed</c>, ….</summary>
    public string? Status { get; init; }

    /// <summary>At most so many, 1 to 100.</summary>
    public int Count { get; init; } = 100;
}

/// <summary>Runs that pushes started.</summary>
public sealed class PushRunsClient
{
    private readonly ApiHttp api;

    internal PushRunsClient(ApiHttp api) => this.api = api;

    /// <summary>
    /// The newest first, each as its last attempt left it; empty also where the repository has no such workflow.
    /// </summary>
    public async Task<IReadOnlyList<WorkflowRun>> ListAsync(
        RepositoryName repository,
        PushRuns wanted,
        CancellationToken cancellation
    )
    {
        var sha = wanted.Sha is { } commit ? $"&head_sha={commit}" : "";
        var status = wanted.Status is { } state ? $"&status={state}" : "";
        var found = await api.GetAsync(
            $"list the runs of {wanted.Workflow} on {wanted.Branch} in {repository}",
            $"/repos/{repository}/actions/workflows/{Uri.EscapeDataString(wanted.Workflow)}/runs?event=push&branch="
                + $"{Uri.EscapeDataString(wanted.Branch)}{sha}{status}&per_page={wanted.Count}",
            GitHubJson.Default.WorkflowRunList,
            cancellation
        );
        return found?.WorkflowRuns ?? [];
    }
}
