using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>Classic protection as answers show it.</summary>
internal static class ProtectionJson
{
    public static string Url(SandboxRepository repository, string branch, Origins origins) =>
        $"{origins.ApiOf(repository)}/branches/{UrlPath.Escape(branch)}/protection";

    /// <summary>What <c>GET /branches/{branch}</c> says of it.</summary>
    public static JsonObject OfBranch(
        SandboxProtection protection,
        SandboxRepository repository,
        string branch,
        Origins origins
    ) =>
        new()
        {
            ["enabled"] = true,
            ["required_status_checks"] = protection.Checks is { } checks
                ? new JsonObject
                {
                    ["enforcement_level"] = protection.EnforceAdmins ? "everyone" : "non_admins",
                    ["contexts"] = Contexts(checks),
                    ["checks"] = Required(checks),
                }
                : new JsonObject
                {
                    ["enforcement_level"] = "off",
                    ["contexts"] = new JsonArray(),
                    ["checks"] = new JsonArray(),
                },
            ["url"] = Url(repository, branch, origins),
        };

    public static JsonObject Full(
        SandboxProtection protection,
        SandboxRepository repository,
        string branch,
        Origins origins
    )
    {
        var url = Url(repository, branch, origins);
        var json = new JsonObject { ["url"] = url };
        if (protection.Checks is { } checks)
        {
            json["required_status_checks"] = Checks(checks, url);
        }

        if (protection.PushUsers is { } users)
        {
            json["restrictions"] = Restrictions(users, repository, url + "/restrictions", origins);
        }

        if (protection.Reviews is { } reviews)
        {
            json["required_pull_request_reviews"] = Reviews(reviews, url);
        }

        json["required_signatures"] = new JsonObject
        {
            ["url"] = url + "/required_signatures",
            ["enabled"] = protection.Signatures,
        };
        json["enforce_admins"] = new JsonObject
        {
            ["url"] = url + "/enforce_admins",
            ["enabled"] = protection.EnforceAdmins,
        };
        json["required_linear_history"] = Flag(protection.LinearHistory);
        json["allow_force_pushes"] = Flag(protection.AllowForcePushes);
        json["allow_deletions"] = Flag(protection.AllowDeletions);
        json["block_creations"] = Flag(protection.BlockCreations);
        json["required_conversation_resolution"] = Flag(protection.ConversationResolution);
        json["lock_branch"] = Flag(protection.Lock);
        json["allow_fork_syncing"] = Flag(protection.AllowForkSyncing);
        return json;
    }

    /// <param name="url">Address of the branch's protection.</param>
    public static JsonObject Checks(CheckPolicy checks, string url) =>
        new()
        {
            ["url"] = url + "/required_status_checks",
            ["strict"] = checks.Strict,
            ["contexts"] = Contexts(checks),
            ["contexts_url"] = url + "/required_status_checks/contexts",
            ["checks"] = Required(checks),
        };

    public static JsonArray Contexts(CheckPolicy checks) => [.. checks.Required.Select(c => (JsonNode)c.Context)];

    /// <param name="url">Address of the branch's protection.</param>
    public static JsonObject Reviews(ReviewPolicy reviews, string url) =>
        new()
        {
            ["url"] = url + "/required_pull_request_reviews",
            ["dismiss_stale_reviews"] = reviews.DismissStale,
            ["require_code_owner_reviews"] = reviews.CodeOwners,
            ["require_last_push_approval"] = reviews.LastPush,
            ["required_approving_review_count"] = reviews.Approvals,
        };

    private static JsonArray Required(CheckPolicy checks) =>
        [.. checks.Required.Select(c => new JsonObject { ["context"] = c.Context, ["app_id"] = c.AppId })];

    private static JsonObject Restrictions(
        IReadOnlyList<string> users,
        SandboxRepository repository,
        string url,
        Origins origins
    ) =>
        new()
        {
            ["url"] = url,
            ["users_url"] = url + "/users",
            ["teams_url"] = url + "/teams",
            ["apps_url"] = url + "/apps",
            ["users"] = new JsonArray([.. users.Select(u => UserJson.Simple(repository.Sandbox.User(u), origins))]),
            ["teams"] = new JsonArray(),
            ["apps"] = new JsonArray(),
        };

    private static JsonObject Flag(bool on) => new() { ["enabled"] = on };
}
