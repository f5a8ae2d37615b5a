using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Deployments: the list, and one made by hand.</summary>
internal static class DeploymentRoutes
{
    private const string Root = "/repos/{owner}/{repo}/deployments";

    public static void Add(Routes routes)
    {
        routes.Get(Root, List);
        routes.Post(Root, Create);
    }

    private static Answer List(ApiCall call)
    {
        call.Require(Permission.Deployments, Access.Read);
        var found = call
            .Repository.Actions.Deployments.Where(deployment =>
                Matches(call.Query("environment"), deployment.Environment)
                && Matches(call.Query("sha"), deployment.Sha)
                && Matches(call.Query("ref"), deployment.Ref)
                && Matches(call.Query("task"), deployment.Task)
            )
            .Reverse();
        return call.List(found, deployment => DeploymentJson.Full(deployment, call));
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Deployments, Access.Write);
        var body = call.Body(
            "ref",
            "task",
            "auto_merge",
            "required_contexts",
            "payload",
            "environment",
            "description",
            "transient_environment",
            "production_environment"
        );
        var name = body.RequiredText("ref");
        var sha = call.Repository.Resolve(name) ?? throw new Refusal(call.Unprocessable($"No ref found for: {name}"));
        var environment = call.Repository.Actions.Environment(body.Text("environment") ?? "production");
        var deployment = new SandboxDeployment(
            call.Sandbox.NextId(),
            environment.Name,
            name,
            sha,
            body.Text("task") ?? "deploy",
            call.Token!.User.Login,
            call.Now
        )
        {
            Description = body.Text("description"),
            Payload = body.Json["payload"]?.ToJsonString() ?? "\"\"",
        };
        call.Repository.Actions.Add(deployment);
        return call.Created(DeploymentJson.Full(deployment, call));
    }

    // the API's own word for "any"
    private static bool Matches(string? wanted, string value) => wanted is null or "none" || wanted == value;
}
