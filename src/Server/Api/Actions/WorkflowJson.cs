using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>GitHub's <c>workflow</c>.</summary>
internal static class WorkflowJson
{
    public static JsonObject Full(SandboxWorkflow workflow, ApiCall call) =>
        new()
        {
            ["id"] = workflow.Id,
            ["node_id"] = $"W_{workflow.Id}",
            ["name"] = workflow.Name,
            ["path"] = workflow.Path,
            ["state"] = workflow.State,
            ["created_at"] = workflow.CreatedAt.Iso(),
            ["updated_at"] = workflow.CreatedAt.Iso(),
            ["url"] = call.Url($"/repos/{call.Repository.FullName}/actions/workflows/{workflow.Id}"),
            ["html_url"] =
                $"{call.Origins.Server}/{call.Repository.FullName}/blob/{call.Repository.DefaultBranch}/"
                + $"{workflow.Path}",
            ["badge_url"] =
                $"{call.Origins.Server}/{call.Repository.FullName}/workflows/{Uri.EscapeDataString(workflow.Name)}"
                + "/badge.svg",
        };
}
