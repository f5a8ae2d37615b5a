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
    ];

    private static readonly HashSet<string> Known =
    [
        .. Enforced,
        "required_deployments",
        "commit_message_pattern",
        "commit_author_email_pattern",
        "committer_email_pattern",
        "branch_name_pattern",
        "tag_name_pattern",
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
            Conditions = body.Object("conditions")?.DeepClone().AsObject() ?? before.Conditions,
            Rules = body.Array("rules") is { } rules ? Rules(call, rules) : before.Rules,
            BypassActors = body.Array("bypass_actors")?.DeepClone().AsArray() ?? before.BypassActors,
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

        if (
            after.BypassActors.Any(a =>
                a!["actor_type"]?.GetValue<string>() is not ("RepositoryRole" or "OrganizationAdmin")
            )
        )
        {
            call.Violate("only repository roles and organisation administrators bypass rulesets of the sandbox");
        }

        return after;
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

    private static JsonArray Rules(ApiCall call, JsonArray rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var type = rules[i]?["type"]?.GetValue<string>() ?? "";
            var given = rules[i]?["parameters"] as JsonObject;
            if (
                !Known.Contains(type)
                || (Parameters.TryGetValue(type, out var needed) && needed.Any(n => given?[n] is null))
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

        return rules.DeepClone().AsArray();
    }
}
