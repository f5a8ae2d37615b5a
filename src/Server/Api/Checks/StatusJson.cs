using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Repositories;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Checks;

/// <summary>Commit statuses as answers show them.</summary>
internal static class StatusJson
{
    /// <summary>All of a commit's together: any failure fails, and none at all is pending.</summary>
    public static JsonObject Combined(
        SandboxRepository repository,
        string sha,
        JsonArray page,
        int total,
        string state,
        Origins origins
    ) =>
        new()
        {
            ["state"] = state,
            ["statuses"] = page,
            ["sha"] = sha,
            ["total_count"] = total,
            ["repository"] = RepositoryJson.Minimal(repository, origins),
            ["commit_url"] = $"{origins.Api}/repos/{repository.FullName}/commits/{sha}",
            ["url"] = $"{origins.Api}/repos/{repository.FullName}/commits/{sha}/status",
        };

    public static string State(IReadOnlyList<SandboxStatus> statuses) =>
        statuses.Any(s => s.State is "failure" or "error") ? "failure"
        : statuses.Count == 0 || statuses.Any(s => s.State == "pending") ? "pending"
        : "success";

    public static JsonObject Simple(SandboxRepository repository, SandboxStatus status, Origins origins) =>
        new()
        {
            ["url"] = $"{origins.Api}/repos/{repository.FullName}/statuses/{status.Sha}",
            ["avatar_url"] = $"{origins.Server}/avatars/{status.By.Id}",
            ["id"] = status.Id,
            ["node_id"] = $"SC_{status.Id}",
            ["state"] = status.State,
            ["description"] = status.Description,
            ["target_url"] = status.TargetUrl,
            ["context"] = status.Context,
            ["created_at"] = status.At.Iso(),
            ["updated_at"] = status.At.Iso(),
        };

    public static JsonObject Full(SandboxRepository repository, SandboxStatus status, Origins origins)
    {
        var json = Simple(repository, status, origins);
        json["creator"] = UserJson.Simple(status.By, origins);
        return json;
    }
}
