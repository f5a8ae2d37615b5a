using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>
/// Reads a ruleset that was sent, with GitHub's refusals. A rule that the sandbox does not enforce is a violation, lest
/// a test believe in it.
/// </summary>
internal static class RulesetInput
{
    private static readonly HashSet<string> Enforced =
    [
        "creation",
        "update",
        "deletion",
        "required_linear_history",
        "pull_request",
        "required_status_checks",
        "non_fast_forward",
        "merge_queue",
        "required_signatures",
        "tag_name_pattern",
    ];

    private static readonly HashSet<string> Known =
    [
        .. Enforced,
        "required_deployments",
        "commit_message_pattern",
        "commit_author_email_pattern",
        "committer_email_pattern",
        "branch_name_pattern",
        "file_path_restriction",
        "max_file_path_length",
        "file_extension_restriction",
        "max_file_size",
        "workflows",
        "code_scanning",
        "copilot_code_review",
    ];

    private static readonly Dictionary<string, string[]> Parameters = new(StringComparer.Ordinal)
    {
        ["update"] = [],
        ["tag_name_pattern"] = ["operator", "pattern"],
        ["required_status_checks"] = ["required_status_checks", "strict_required_status_checks_policy"],
        ["pull_request"] =
        [
            "dismiss_stale_reviews_on_push",
            "require_code_owner_review",
            "require_last_push_approval",
            "required_approving_review_count",
            "required_review_thread_resolution",
        ],
    };

    /// <summary>The ruleset with what the body changes.</summary>
    public static SandboxRuleset Read(ApiCall call, JsonBody body, SandboxRuleset before)
    {
        var after = before with
        {
            Name = body.Text("name") ?? before.Name,
            Target = OneOf(call, body, "target", ["branch", "tag", "push"]) ?? before.Target,
            Enforcement = OneOf(call, body, "enforcement", ["disabled", "active", "evaluate"]) ?? before.Enforcement,
            Conditions = Conditions(body) ?? before.Conditions,
            Rules = Rules(call, body) ?? before.Rules,
            BypassActors = Actors(body) ?? before.BypassActors,
        };
        if (call.Repository.Protection.Rulesets.Any(r => r.Id != after.Id && r.Name == after.Name))
        {
            throw new Refusal(
                call.Unprocessable(
                    "Validation Failed",
                    new JsonObject
                    {
                        ["resource"] = "Ruleset",
                        ["code"] = "custom",
                        ["field"] = "name",
                        ["message"] = "Name must be unique",
                    }
                )
            );
        }

        if (after.Target == "push")
        {
            call.Violate("push rulesets are not enforced by the sandbox");
        }

        CheckActors(call, after);
        return after;
    }

    // whoever is in the list of a repository's ruleset is of the repository, or of its organisation
    private static void CheckActors(ApiCall call, SandboxRuleset ruleset)
    {
        foreach (var actor in ruleset.BypassActors.Select(actor => BypassActor.Of(actor!)))
        {
            if (actor is { Type: "Integration", Id: SandboxApp.Actions })
            {
                throw new Refusal(
                    call.Unprocessable(
                        "Validation Failed",
                        (JsonNode)
                            "Actor GitHub Actions integration must be part of the ruleset source or owner organization"
                    )
                );
            }
            if (!BypassActor.Known.Contains(actor.Type))
            {
                call.Violate($"nobody of the kind {actor.Type} bypasses rulesets of the sandbox");
            }
            else if (actor.Type == "Integration" && call.Sandbox.Apps.All.All(app => app.Id != actor.Id))
            {
                call.Violate($"no GitHub App {actor.Id} is installed, which was to bypass a ruleset");
            }
        }
    }

    private static string? OneOf(ApiCall call, JsonBody body, string name, string[] allowed) =>
        body.Text(name) is not { } value ? null
        : allowed.Contains(value) ? value
        : throw new Refusal(
            call.Unprocessable(
                $"Invalid request.\n\n{value} is not a member of "
                    + $"[{string.Join(", ", allowed.Select(a => $"\"{a}\""))}]."
            )
        );

    // whatever is kept is of the right shape: it is read again at each push
    private static JsonArray? Actors(JsonBody body)
    {
        foreach (var actor in body.Objects("bypass_actors") ?? [])
        {
            _ = (actor.RequiredText("actor_type"), actor.Number("actor_id"), actor.Text("bypass_mode"));
        }
        return body.Array("bypass_actors")?.DeepClone().AsArray();
    }

    private static JsonObject? Conditions(JsonBody body)
    {
        var found = body.Object("conditions");
        if (found is not null && new JsonBody(found).Object("ref_name") is { } names)
        {
            var lists = new JsonBody(names);
            _ = (lists.Texts("include"), lists.Texts("exclude"));
        }
        return found?.DeepClone().AsObject();
    }

    private static JsonArray? Rules(ApiCall call, JsonBody body)
    {
        var rules = body.Objects("rules") ?? [];
        for (var i = 0; i < rules.Count; i++)
        {
            var type = rules[i].Text("type") ?? "";
            var given = new JsonBody(rules[i].Object("parameters") ?? []);
            given.Objects("required_status_checks")?.ForEach(check => check.RequiredText("context"));
            _ = given.Texts("allowed_merge_methods");
            _ = (given.Text("operator"), given.Text("pattern"), given.Flag("negate"));
            if (
                !Known.Contains(type)
                || (Parameters.TryGetValue(type, out var needed) && needed.Any(name => given.Json[name] is null))
            )
            {
                throw new Refusal(
                    call.Unprocessable(
                        $"Invalid request.\n\nInvalid property /rules/{i}: data matches no possible input. See "
                            + "`documentation_url`."
                    )
                );
            }

            if (!Enforced.Contains(type))
            {
                call.Violate($"the rule '{type}' is not enforced by the sandbox");
            }
        }

        return body.Array("rules")?.DeepClone().AsArray();
    }
}
