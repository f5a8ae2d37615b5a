using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>What a run waits for, and who let it go on.</summary>
internal static class ApprovalRoutes
{
    private const string Root = "/repos/{owner}/{repo}/actions/runs/{run_id}";

    public static void Add(Routes routes)
    {
        routes.Get(
            Root + "/pending_deployments",
            call =>
            {
                var run = call.Run(Access.Read);
                return call.Json(
                    new JsonArray([.. Deploying.Pending(run).Select(environment => Pending(run, environment, call))])
                );
            }
        );
        routes.Post(Root + "/pending_deployments", Decide);
        routes.Get(
            Root + "/approvals",
            call =>
            {
                var run = call.Run(Access.Read);
                return call.Json(new JsonArray([.. run.Approvals.Select(approval => Approval(approval, call))]));
            }
        );
    }

    private static Answer Decide(ApiCall call)
    {
        call.Require(Permission.Deployments, Access.Write);
        var run = call.Run(Access.Read);
        var body = call.Body("environment_ids", "state", "comment");
        var ids = body.Numbers("environment_ids") ?? [];
        var approved = body.RequiredText("state") switch
        {
            "approved" => true,
            "rejected" => false,
            var other => throw new Refusal(
                call.Unprocessable($"Invalid request.\n\n{other} is not a member of [\"approved\", \"rejected\"].")
            ),
        };
        if (!body.Has("comment"))
        {
            return call.Unprocessable("Invalid request.\n\n\"comment\" wasn't supplied.");
        }
        var environments = Named(run, ids);
        if (!environments.All(environment => Deploying.MayApprove(run, environment, call.Token)))
        {
            return call.Unprocessable("You are not allowed to approve or reject deployments to this environment.");
        }
        var approval = new SandboxApproval(
            [.. environments.Select(environment => environment.Name)],
            approved,
            call.Token!.User.Login,
            body.Text("comment") ?? ""
        );
        var deployments = Deploying.Decide(run, environments, approval);
        return call.Json(new JsonArray([.. deployments.Select(deployment => DeploymentJson.Full(deployment, call))]));
    }

    private static JsonObject Pending(SandboxRun run, SandboxEnvironment environment, ApiCall call) =>
        new()
        {
            ["environment"] = EnvironmentJson.Short(environment, call),
            ["wait_timer"] = environment.WaitTimer,
            ["wait_timer_started_at"] = null,
            ["current_user_can_approve"] = Deploying.MayApprove(run, environment, call.Token),
            ["reviewers"] = EnvironmentJson.Reviewers(environment, call),
        };

    private static JsonObject Approval(SandboxApproval approval, ApiCall call) =>
        new()
        {
            ["state"] = approval.Approved ? "approved" : "rejected",
            ["comment"] = approval.Comment,
            ["environments"] = new JsonArray([
                .. approval.Environments.Select(name =>
                    EnvironmentJson.Dated(call.Repository.Actions.Environment(name), call)
                ),
            ]),
            ["user"] = UserJson.Simple(call.Sandbox.User(approval.Login), call.Origins),
        };

    // GitHub refuses where a named environment is not one that the run waits for
    private static IReadOnlyList<SandboxEnvironment> Named(SandboxRun run, List<long> ids)
    {
        var pending = Deploying.Pending(run);
        return ids.Count > 0 && ids.All(id => pending.Any(environment => environment.Id == id))
            ? [.. pending.Where(environment => ids.Contains(environment.Id))]
            : throw new Refusal(
                Answer.Error(
                    422,
                    "There are no pending deployment requests to approve or reject for those environments."
                )
            );
    }
}
