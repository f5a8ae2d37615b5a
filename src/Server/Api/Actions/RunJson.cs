using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Repositories;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>GitHub's <c>workflow-run</c>.</summary>
internal static class RunJson
{
    public static string Page(SandboxRun run, Origins origins) =>
        $"{origins.Server}/{run.Repository.FullName}/actions/runs/{run.Id}";

    public static string Url(SandboxRun run, Origins origins) =>
        $"{origins.Api}/repos/{run.Repository.FullName}/actions/runs/{run.Id}";

    public static JsonObject Full(SandboxRun run, Origins origins)
    {
        var url = Url(run, origins);
        var actor = run.Repository.Sandbox.User(run.Made.Actor);
        return new JsonObject
        {
            ["id"] = run.Id,
            ["name"] = run.Workflow.Name,
            ["node_id"] = $"WFR_{run.Id}",
            ["head_branch"] = run.Made.HeadBranch,
            ["head_sha"] = run.Made.HeadSha,
            ["path"] = run.Workflow.Path,
            ["display_title"] = run.DisplayTitle,
            ["run_number"] = run.Number,
            ["event"] = run.Made.Event,
            ["status"] = run.Status,
            ["conclusion"] = run.Conclusion,
            ["workflow_id"] = run.Workflow.Id,
            ["check_suite_id"] = run.Id,
            ["check_suite_node_id"] = $"CS_{run.Id}",
            ["url"] = url,
            ["html_url"] = Page(run, origins),
            ["pull_requests"] = new JsonArray(),
            ["created_at"] = run.CreatedAt.Iso(),
            ["updated_at"] = run.UpdatedAt.Iso(),
            ["actor"] = UserJson.Simple(actor, origins),
            ["triggering_actor"] = UserJson.Simple(actor, origins),
            ["run_attempt"] = run.Attempt,
            ["referenced_workflows"] = new JsonArray(),
            ["run_started_at"] = run.AttemptStartedAt.Iso(),
            ["jobs_url"] = url + "/jobs",
            ["logs_url"] = url + "/logs",
            ["check_suite_url"] = $"{origins.Api}/repos/{run.Repository.FullName}/check-suites/{run.Id}",
            ["artifacts_url"] = url + "/artifacts",
            ["cancel_url"] = url + "/cancel",
            ["rerun_url"] = url + "/rerun",
            ["previous_attempt_url"] = run.Attempt > 1 ? $"{url}/attempts/{run.Attempt - 1}" : null,
            ["workflow_url"] = $"{origins.Api}/repos/{run.Repository.FullName}/actions/workflows/{run.Workflow.Id}",
            ["head_commit"] = Commit(run.HeadCommit),
            ["repository"] = RepositoryJson.Minimal(run.Repository, origins),
            ["head_repository"] = RepositoryJson.Minimal(run.Repository, origins),
        };
    }

    private static JsonObject Commit(HeadCommit commit) =>
        new()
        {
            ["id"] = commit.Sha,
            ["tree_id"] = commit.Tree,
            ["message"] = commit.Message,
            ["timestamp"] = commit.When,
            ["author"] = new JsonObject { ["name"] = commit.Name, ["email"] = commit.Email },
            ["committer"] = new JsonObject { ["name"] = commit.Name, ["email"] = commit.Email },
        };
}
