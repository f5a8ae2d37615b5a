using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>GitHub's <c>environment</c>, whole and as it stands inside other answers.</summary>
internal static class EnvironmentJson
{
    public static JsonObject Short(SandboxEnvironment environment, ApiCall call) =>
        new()
        {
            ["id"] = environment.Id,
            ["node_id"] = $"EN_{environment.Id}",
            ["name"] = environment.Name,
            ["url"] = call.Url(
                $"/repos/{call.Repository.FullName}/environments/{Uri.EscapeDataString(environment.Name)}"
            ),
            ["html_url"] =
                $"{call.Origins.Server}/{call.Repository.FullName}/deployments/activity_log?environments_filter="
                + $"{Uri.EscapeDataString(environment.Name)}",
        };

    public static JsonObject Full(SandboxEnvironment environment, ApiCall call)
    {
        var json = Dated(environment, call);
        json["can_admins_bypass"] = environment.CanAdminsBypass;
        json["protection_rules"] = new JsonArray([.. Rules(environment, call)]);
        json["deployment_branch_policy"] = environment.ProtectedBranchesOnly is { } only
            ? new JsonObject { ["protected_branches"] = only, ["custom_branch_policies"] = !only }
            : null;
        return json;
    }

    public static JsonObject Dated(SandboxEnvironment environment, ApiCall call)
    {
        var json = Short(environment, call);
        json["created_at"] = environment.CreatedAt.Iso();
        json["updated_at"] = environment.CreatedAt.Iso();
        return json;
    }

    public static JsonArray Reviewers(SandboxEnvironment environment, ApiCall call) =>
        new([
            .. environment.Reviewers.Select(reviewer => new JsonObject
            {
                ["type"] = reviewer.Type,
                ["reviewer"] =
                    reviewer.Type == "Team"
                        ? Team(reviewer.Name, call)
                        : UserJson.Simple(call.Sandbox.User(reviewer.Name), call.Origins),
            }),
        ]);

    public static JsonObject Pattern(BranchPattern pattern) =>
        new()
        {
            ["id"] = pattern.Id,
            ["node_id"] = $"DBP_{pattern.Id}",
            ["name"] = pattern.Name,
            ["type"] = pattern.Type,
        };

    private static IEnumerable<JsonNode> Rules(SandboxEnvironment environment, ApiCall call)
    {
        if (environment.WaitTimer > 0)
        {
            yield return Rule(environment, 1, "wait_timer", "wait_timer", environment.WaitTimer);
        }
        if (environment.Reviewers.Count > 0)
        {
            var rule = Rule(environment, 2, "required_reviewers", "prevent_self_review", environment.PreventSelfReview);
            rule["reviewers"] = Reviewers(environment, call);
            yield return rule;
        }
        if (environment.ProtectedBranchesOnly is not null)
        {
            var rule = Rule(environment, 3, "branch_policy", "", null);
            yield return rule;
        }
    }

    private static JsonObject Rule(
        SandboxEnvironment environment,
        int number,
        string type,
        string member,
        JsonNode? value
    )
    {
        var rule = new JsonObject
        {
            ["id"] = (environment.Id * 10) + number,
            ["node_id"] = $"GA_{(environment.Id * 10) + number}",
            ["type"] = type,
        };
        if (member.Length > 0)
        {
            rule[member] = value;
        }
        return rule;
    }

    private static JsonObject Team(string slug, ApiCall call)
    {
        var id = call.Sandbox.User($"{call.Repository.Owner}/{slug}").Id;
        var url = call.Url($"/organizations/{call.Repository.Id}/team/{id}");
        return new JsonObject
        {
            ["id"] = id,
            ["node_id"] = $"T_{id}",
            ["name"] = slug,
            ["slug"] = slug,
            ["description"] = null,
            ["privacy"] = "closed",
            ["permission"] = "push",
            ["url"] = url,
            ["html_url"] = $"{call.Origins.Server}/orgs/{call.Repository.Owner}/teams/{slug}",
            ["members_url"] = url + "/members{/member}",
            ["repositories_url"] = url + "/repos",
            ["type"] = "organization",
            ["organization_id"] = call.Sandbox.User(call.Repository.Owner).Id,
            ["parent"] = null,
        };
    }
}
