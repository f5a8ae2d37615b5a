using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>GitHub's <c>job</c>.</summary>
internal static class JobJson
{
    public static JsonObject Full(SandboxJob job, Origins origins)
    {
        var run = job.Run;
        var repository = $"{origins.Api}/repos/{run.Repository.FullName}";
        var onRunner = job.Status is "in_progress" or "completed";
        return new JsonObject
        {
            ["id"] = job.Id,
            ["run_id"] = run.Id,
            ["workflow_name"] = run.Workflow.Name,
            ["head_branch"] = run.Made.HeadBranch,
            ["run_url"] = RunJson.Url(run, origins),
            ["run_attempt"] = job.Attempt,
            ["node_id"] = $"CR_{job.Id}",
            ["head_sha"] = run.Made.HeadSha,
            ["url"] = $"{repository}/actions/jobs/{job.Id}",
            ["html_url"] = $"{RunJson.Page(run, origins)}/job/{job.Id}",
            ["status"] = job.Status,
            ["conclusion"] = job.Conclusion,
            ["created_at"] = job.CreatedAt.Iso(),
            ["started_at"] = job.StartedAt.Iso(),
            ["completed_at"] = job.CompletedAt?.Iso(),
            ["name"] = job.Name,
            ["steps"] = new JsonArray([.. job.Steps.Select(Step)]),
            ["check_run_url"] = $"{repository}/check-runs/{job.Id}",
            ["labels"] = new JsonArray("ubuntu-latest"),
            ["runner_id"] = onRunner ? 1 : null,
            ["runner_name"] = onRunner ? "GitHub Actions 1" : null,
            ["runner_group_id"] = onRunner ? 0 : null,
            ["runner_group_name"] = onRunner ? "GitHub Actions" : null,
        };
    }

    private static JsonObject Step(SandboxStep step) =>
        new()
        {
            ["name"] = step.Name,
            ["status"] = step.Status,
            ["conclusion"] = step.Conclusion,
            ["number"] = step.Number,
            ["started_at"] = step.StartedAt.Iso(),
            ["completed_at"] = step.CompletedAt?.Iso(),
        };
}
