using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>GitHub's <c>deployment</c>.</summary>
internal static class DeploymentJson
{
    public static JsonObject Full(SandboxDeployment deployment, ApiCall call)
    {
        var repository = call.Url($"/repos/{call.Repository.FullName}");
        var url = $"{repository}/deployments/{deployment.Id}";
        return new JsonObject
        {
            ["url"] = url,
            ["id"] = deployment.Id,
            ["node_id"] = $"DE_{deployment.Id}",
            ["sha"] = deployment.Sha,
            ["ref"] = deployment.Ref,
            ["task"] = deployment.Task,
            ["payload"] = JsonNode.Parse(deployment.Payload),
            ["original_environment"] = deployment.Environment,
            ["environment"] = deployment.Environment,
            ["description"] = deployment.Description,
            ["creator"] = UserJson.Simple(call.Sandbox.User(deployment.Creator), call.Origins),
            ["created_at"] = deployment.CreatedAt.Iso(),
            ["updated_at"] = deployment.CreatedAt.Iso(),
            ["statuses_url"] = url + "/statuses",
            ["repository_url"] = repository,
            ["transient_environment"] = false,
            ["production_environment"] = deployment.Environment == "production",
            ["performed_via_github_app"] = null,
        };
    }
}
