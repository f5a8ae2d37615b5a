using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>Rulesets as answers show them.</summary>
internal static class RulesetJson
{
    /// <summary>As the list shows it: what it is, not what it says.</summary>
    public static JsonObject Brief(SandboxRuleset ruleset, SandboxRepository repository, Origins origins) =>
        new()
        {
            ["id"] = ruleset.Id,
            ["name"] = ruleset.Name,
            ["target"] = ruleset.Target,
            ["source_type"] = "Repository",
            ["source"] = repository.FullName,
            ["enforcement"] = ruleset.Enforcement,
            ["node_id"] = $"RRS_{ruleset.Id}",
            ["_links"] = new JsonObject
            {
                ["self"] = new JsonObject { ["href"] = $"{origins.ApiOf(repository)}/rulesets/{ruleset.Id}" },
                ["html"] = new JsonObject { ["href"] = $"{origins.Server}/{repository.FullName}/rules/{ruleset.Id}" },
            },
            ["created_at"] = ruleset.CreatedAt.Iso(),
            ["updated_at"] = ruleset.UpdatedAt.Iso(),
        };

    /// <summary>The whole; who may bypass it is told to administrators only.</summary>
    public static JsonObject Full(SandboxRuleset ruleset, ApiCall call)
    {
        var json = Brief(ruleset, call.Repository, call.Origins);
        json["conditions"] = ruleset.Conditions?.DeepClone() ?? new JsonObject();
        json["rules"] = ruleset.Rules.DeepClone();
        json["current_user_can_bypass"] =
            ruleset.Spares(call.Token, call.Repository, merging: false) ? "always"
            : ruleset.Spares(call.Token, call.Repository, merging: true) ? "pull_requests_only"
            : "never";
        if (call.Access(Permission.Administration) == Access.Write)
        {
            json["bypass_actors"] = ruleset.BypassActors.DeepClone();
        }

        return json;
    }

    /// <summary>A rule as it holds for a branch: with where it comes from.</summary>
    public static JsonObject Rule(SandboxRuleset ruleset, JsonNode rule, SandboxRepository repository)
    {
        var json = rule.DeepClone().AsObject();
        json["ruleset_source_type"] = "Repository";
        json["ruleset_source"] = repository.FullName;
        json["ruleset_id"] = ruleset.Id;
        return json;
    }
}
