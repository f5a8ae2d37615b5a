using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>Classic protection of a branch as a whole.</summary>
internal static class ProtectionRoutes
{
    public const string Root = "/repos/{owner}/{repo}/branches/{*branch}/protection";

    public static void Add(Routes routes)
    {
        routes.Get(Root, call => Show(call, Find(call, Access.Read)));
        routes.Put(Root, Put);
        routes.Delete(
            Root,
            call =>
            {
                Find(call, Access.Write);
                Keep(call, null);
                return call.NoContent();
            }
        );
    }

    /// <summary>
    /// The protection of the path's branch. 404 in GitHub's words where the branch or its protection is missing.
    /// </summary>
    public static SandboxProtection Find(ApiCall call, Access access)
    {
        ExistingBranch(call, access);
        return call.Repository.Protection[call["branch"]]
            ?? throw new Refusal(Answer.Error(404, "Branch not protected"));
    }

    public static void Keep(ApiCall call, SandboxProtection? protection) =>
        call.Repository.Protection[call["branch"]] = protection;

    public static string Url(ApiCall call) => ProtectionJson.Url(call.Repository, call["branch"], call.Origins);

    /// <summary>The checks of a body: <c>checks</c>, or <c>contexts</c> as older clients send them.</summary>
    public static IReadOnlyList<RequiredCheck>? Required(JsonBody body) =>
        body.Objects("checks") is { } checks
            ?
            [
                .. checks.Select(check => new RequiredCheck(
                    check.RequiredText("context"),
                    check.Number("app_id") is > 0 and var app ? app : null
                )),
            ]
        : body.Texts("contexts") is { } contexts ? [.. contexts.Select(context => new RequiredCheck(context))]
        : null;

    public static ReviewPolicy Reviews(ApiCall call, JsonBody body, ReviewPolicy before)
    {
        var approvals = body.Number("required_approving_review_count") ?? before.Approvals;
        if (approvals is < 0 or > 6)
        {
            throw new Refusal(call.Unprocessable($"Invalid request.\n\n{approvals} must be less than or equal to 6."));
        }

        foreach (var unknown in (string[])["dismissal_restrictions", "bypass_pull_request_allowances"])
        {
            if (body.Object(unknown) is { } lists && lists.Any(l => l.Value is JsonArray { Count: > 0 }))
            {
                call.Violate($"'{unknown}' is not enforced by the sandbox");
            }
        }

        return new ReviewPolicy(
            (int)approvals,
            body.Flag("dismiss_stale_reviews") ?? before.DismissStale,
            body.Flag("require_code_owner_reviews") ?? before.CodeOwners,
            body.Flag("require_last_push_approval") ?? before.LastPush
        );
    }

    private static void ExistingBranch(ApiCall call, Access access)
    {
        call.Require(Permission.Administration, access);
        if (call.Repository.Resolve("refs/heads/" + call["branch"]) is null)
        {
            throw new Refusal(Answer.Error(404, "Branch not found"));
        }
    }

    private static Answer Show(ApiCall call, SandboxProtection protection) =>
        call.Json(ProtectionJson.Full(protection, call.Repository, call["branch"], call.Origins));

    private static Answer Put(ApiCall call)
    {
        ExistingBranch(call, Access.Write);
        var body = call.Body(
            "required_status_checks",
            "enforce_admins",
            "required_pull_request_reviews",
            "restrictions",
            "required_linear_history",
            "allow_force_pushes",
            "allow_deletions",
            "block_creations",
            "required_conversation_resolution",
            "lock_branch",
            "allow_fork_syncing"
        );
        var missing = (
            (string[])["enforce_admins", "required_pull_request_reviews", "required_status_checks", "restrictions"]
        )
            .Where(m => !body.Has(m))
            .Select(m => $"\"{m}\"")
            .ToList();
        if (missing.Count > 0)
        {
            return call.Unprocessable(
                $"Invalid request.\n\n{string.Join(", ", missing)} {(missing.Count == 1 ? "wasn't" : "weren't")} "
                    + "supplied."
            );
        }

        var protection = new SandboxProtection
        {
            Checks = body.Object("required_status_checks") is { } checks ? Policy(call, new JsonBody(checks)) : null,
            Reviews = body.Object("required_pull_request_reviews") is { } reviews
                ? Reviews(call, new JsonBody(reviews), new ReviewPolicy())
                : null,
            EnforceAdmins = body.Flag("enforce_admins") == true,
            PushUsers = body.Object("restrictions") is { } restrictions
                ? Users(call, new JsonBody(restrictions))
                : null,
            LinearHistory = body.Flag("required_linear_history") == true,
            AllowForcePushes = body.Flag("allow_force_pushes") == true,
            AllowDeletions = body.Flag("allow_deletions") == true,
            BlockCreations = body.Flag("block_creations") == true,
            ConversationResolution = body.Flag("required_conversation_resolution") == true,
            Lock = body.Flag("lock_branch") == true,
            AllowForkSyncing = body.Flag("allow_fork_syncing") == true,
        };
        Keep(call, protection);
        return Show(call, protection);
    }

    private static CheckPolicy Policy(ApiCall call, JsonBody body) =>
        Required(body) is { } required && body.Flag("strict") is { } strict
            ? new CheckPolicy(strict, required)
            : throw new Refusal(
                call.Unprocessable(
                    "Invalid request.\n\nNo subschema in \"anyOf\" matched.\n\"contexts\", \"strict\" weren't "
                        + "supplied.\nNot all subschemas of \"anyOf\" matched."
                )
            );

    private static List<string> Users(ApiCall call, JsonBody body)
    {
        if (body.Texts("users") is not { } users || body.Array("teams") is not { } teams)
        {
            throw new Refusal(
                call.Unprocessable(
                    "Invalid request.\n\nNo subschema in \"anyOf\" matched.\n\"teams\", \"users\" weren't supplied."
                )
            );
        }

        if (teams.Count > 0 || body.Array("apps") is { Count: > 0 })
        {
            call.Violate("'restrictions' of teams or apps are not enforced by the sandbox");
        }

        return users;
    }
}
