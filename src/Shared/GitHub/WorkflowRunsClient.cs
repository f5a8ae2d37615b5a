using System.Globalization;
using System.Net;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>Workflows and their runs.</summary>
public sealed class WorkflowRunsClient
{
    private readonly ApiHttp api;

    internal WorkflowRunsClient(ApiHttp api) => this.api = api;

    // a server that does not know how to return the run says so once; it is not asked again
    private bool returnsRunDetails = true;

    /// <param name="workflow">File name, path's last part, or numeric id.</param>
    public Task<WorkflowFile?> GetWorkflowAsync(
        RepositoryName repository,
        string workflow,
        CancellationToken cancellation
    ) =>
        api.GetAsync(
            $"read the workflow {workflow} of {repository}",
            WorkflowPath(repository, workflow),
            GitHubJson.Default.WorkflowFile,
            cancellation
        );

    /// <summary>Starts a run; null when the server answered without naming it. Tried once.</summary>
    public async Task<DispatchedRun?> DispatchAsync(
        RepositoryName repository,
        string workflow,
        string @ref,
        IReadOnlyDictionary<string, string> inputs,
        CancellationToken cancellation
    )
    {
        var what = $"dispatch {workflow} on {@ref} in {repository}";
        var dispatch = new WorkflowDispatch(@ref, inputs) { ReturnRunDetails = returnsRunDetails ? true : null };
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(dispatch, GitHubJson.Default.WorkflowDispatch);
            var answer = await api.WriteAsync(
                what,
                HttpMethod.Post,
                WorkflowPath(repository, workflow) + "/dispatches",
                body,
                cancellation
            );
            return answer.Length > 0 ? ApiHttp.Written(what, answer, GitHubJson.Default.DispatchedRun) : null;
        }
        catch (GitHubFailure failure) when (returnsRunDetails && IsUnknownField(failure))
        {
            // refused before anything was started, so sending it again without the field is safe
            returnsRunDetails = false;
            return await DispatchAsync(repository, workflow, @ref, inputs, cancellation);
        }
    }

    /// <summary>Dispatched runs of a workflow created at or after an instant, newest first.</summary>
    public async Task<IReadOnlyList<WorkflowRun>> ListDispatchedAsync(
        RepositoryName repository,
        string workflow,
        DateTimeOffset? since,
        CancellationToken cancellation
    )
    {
        var what = $"list the runs of {workflow} in {repository}";
        var created = since is { } instant
            ? "&created="
                + Uri.EscapeDataString(
                    ">=" + instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
                )
            : "";
        var all =
            await api.ListAsync(
                what,
                $"{WorkflowPath(repository, workflow)}/runs?event=workflow_dispatch{created}&per_page=100",
                GitHubJson.Default.WorkflowRunList,
                page => page.WorkflowRuns,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return PageLinks.Once(all, each => each.Id);
    }

    public Task<WorkflowRun?> GetAsync(RepositoryName repository, long runId, CancellationToken cancellation) =>
        api.GetAsync(
            $"read run {runId} of {repository}",
            $"/repos/{repository}/actions/runs/{runId}",
            GitHubJson.Default.WorkflowRun,
            cancellation
        );

    /// <summary>The jobs of one attempt.</summary>
    public async Task<IReadOnlyList<WorkflowJob>> ListJobsAsync(
        RepositoryName repository,
        long runId,
        int attempt,
        CancellationToken cancellation
    )
    {
        var what = $"list the jobs of run {runId}, attempt {attempt}, of {repository}";
        var all =
            await api.ListAsync(
                what,
                $"/repos/{repository}/actions/runs/{runId}/attempts/{attempt}/jobs?per_page=100",
                GitHubJson.Default.WorkflowJobList,
                page => page.Jobs,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return PageLinks.Once(all, each => each.Id);
    }

    public async Task<IReadOnlyList<PendingDeployment>> ListPendingDeploymentsAsync(
        RepositoryName repository,
        long runId,
        CancellationToken cancellation
    ) =>
        await api.GetAsync(
            $"read what run {runId} of {repository} waits for",
            $"/repos/{repository}/actions/runs/{runId}/pending_deployments",
            GitHubJson.Default.ListPendingDeployment,
            cancellation
        ) ?? [];

    /// <summary>What reviewers decided about a run's environments, in all its attempts.</summary>
    public async Task<IReadOnlyList<RunReview>> ListReviewsAsync(
        RepositoryName repository,
        long runId,
        CancellationToken cancellation
    ) =>
        await api.GetAsync(
            $"read who approved run {runId} of {repository}",
            $"/repos/{repository}/actions/runs/{runId}/approvals",
            GitHubJson.Default.ListRunReview,
            cancellation
        ) ?? [];

    /// <summary>Opens a job's log as text; null when it has expired or is not there yet.</summary>
    public async Task<AssetContent?> OpenLogAsync(RepositoryName repository, long jobId, CancellationToken cancellation)
    {
        var answer = await api.OpenAsync(
            $"read the log of job {jobId} of {repository}",
            $"/repos/{repository}/actions/jobs/{jobId}/logs",
            "application/vnd.github+json",
            cancellation
        );
        return answer is null ? null : await ContentOf.AnswerAsync(answer, api.Limits.SilentFor, cancellation);
    }

    /// <summary>Asks for the run's cancellation; false when it is completed already.</summary>
    public async Task<bool> CancelAsync(RepositoryName repository, long runId, CancellationToken cancellation)
    {
        try
        {
            await api.WriteAsync(
                $"cancel run {runId} of {repository}",
                HttpMethod.Post,
                $"/repos/{repository}/actions/runs/{runId}/cancel",
                body: null,
                cancellation
            );
            return true;
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static bool IsUnknownField(GitHubFailure failure) =>
        failure.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
        && failure.Detail.Contains("return_run_details", StringComparison.Ordinal);

    // GitHub takes an id or a file name here, not a path
    private static string WorkflowPath(RepositoryName repository, string workflow) =>
        $"/repos/{repository}/actions/workflows/{Uri.EscapeDataString(workflow[(workflow.LastIndexOf('/') + 1)..])}";
}
