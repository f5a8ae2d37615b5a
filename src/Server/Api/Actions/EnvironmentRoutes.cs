using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Environments and their protection.</summary>
internal static class EnvironmentRoutes
{
    private const string Root = "/repos/{owner}/{repo}/environments";
    private const int MostReviewers = 6;
    private const int LongestWaitTimer = 43_200;

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call =>
            {
                call.Require(Permission.Actions, Access.Read);
                return call.List(
                    call.Repository.Actions.Environments,
                    environment => EnvironmentJson.Full(environment, call),
                    wrap: "environments"
                );
            }
        );
        routes.Get(
            Root + "/{environment_name}",
            call => call.Json(EnvironmentJson.Full(Find(call, Permission.Actions, Access.Read), call))
        );
        routes.Put(Root + "/{environment_name}", Put);
        routes.Delete(
            Root + "/{environment_name}",
            call =>
            {
                call.Require(Permission.Administration, Access.Write);
                return call.Repository.Actions.RemoveEnvironment(call["environment_name"])
                    ? call.NoContent()
                    : call.NotFound();
            }
        );
        routes.Get(
            Root + "/{environment_name}/deployment-branch-policies",
            call =>
                call.List(
                    Find(call, Permission.Actions, Access.Read).BranchPatterns,
                    EnvironmentJson.Pattern,
                    wrap: "branch_policies"
                )
        );
        routes.Post(Root + "/{environment_name}/deployment-branch-policies", AddPattern);
    }

    private static SandboxEnvironment Find(ApiCall call, Permission permission, Access access)
    {
        call.Require(permission, access);
        return call.Repository.Actions.FindEnvironment(call["environment_name"]) ?? throw new Refusal(call.NotFound());
    }

    // GitHub's PUT replaces all of the protection: what is not sent is taken away
    private static Answer Put(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Write);
        var body = call.OptionalBody("wait_timer", "prevent_self_review", "reviewers", "deployment_branch_policy");
        var reviewers = (body.Objects("reviewers") ?? []).ConvertAll(given => Reviewer(call, given));
        var timer = body.Number("wait_timer") ?? 0;
        var policy = body.Object("deployment_branch_policy") is { } given ? new JsonBody(given) : null;
        var (isProtected, custom) = (policy?.Flag("protected_branches"), policy?.Flag("custom_branch_policies"));
        if (
            reviewers.Count > MostReviewers
            || timer is < 0 or > LongestWaitTimer
            || (policy is not null && (isProtected is null || custom is null || isProtected == custom))
        )
        {
            return call.Unprocessable("Validation Failed");
        }
        var environment = call.Repository.Actions.Environment(
            call["environment_name"],
            found =>
            {
                found.Reviewers = reviewers;
                found.WaitTimer = (int)timer;
                found.PreventSelfReview = body.Flag("prevent_self_review") ?? false;
                found.ProtectedBranchesOnly = isProtected;
            }
        );
        return call.Json(EnvironmentJson.Full(environment, call));
    }

    private static EnvironmentReviewer Reviewer(ApiCall call, JsonBody given)
    {
        var id = given.Number("id") ?? 0;
        var user =
            call.Sandbox.FindUser(id)
            ?? throw new Refusal(call.Unprocessable($"Validation Failed: reviewer {id} does not exist"));
        return given.Text("type") == "Team"
            ? new EnvironmentReviewer("Team", user.Login[(user.Login.IndexOf('/', StringComparison.Ordinal) + 1)..])
            : new EnvironmentReviewer("User", user.Login);
    }

    private static Answer AddPattern(ApiCall call)
    {
        var environment = Find(call, Permission.Administration, Access.Write);
        var body = call.Body("name", "type");
        var name = body.RequiredText("name");
        if (environment.ProtectedBranchesOnly != false)
        {
            return call.NotFound();
        }
        if (environment.BranchPatterns.FirstOrDefault(known => known.Name == name) is not null)
        {
            return Answer.Empty(303);
        }
        var pattern = new BranchPattern(call.Sandbox.NextId(), name, body.Text("type") ?? "branch");
        environment.BranchPatterns = [.. environment.BranchPatterns, pattern];
        return call.Json(EnvironmentJson.Pattern(pattern));
    }
}
