using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Checks;

/// <summary>Commit statuses, one by one and combined.</summary>
internal static class StatusRoutes
{
    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}/commits/{*ref}/status", Combined);
        routes.Post("/repos/{owner}/{repo}/statuses/{sha}", Create);
    }

    private static Answer Combined(ApiCall call)
    {
        call.Require(Permission.Statuses, Access.Read);
        if (call.Repository.Resolve(call["ref"]) is not { } sha)
        {
            return call.NotFound();
        }

        var all = call.Repository.Checks.Statuses(sha);
        var page = call.List(all, s => StatusJson.Simple(call.Repository, s, call.Origins));
        var statuses = new JsonArray([.. page.Json!.AsArray().Select(s => s!.DeepClone())]);
        var answer = call.Json(
            StatusJson.Combined(call.Repository, sha, statuses, all.Count, StatusJson.State(all), call.Origins)
        );
        return page.Headers.TryGetValue("Link", out var link) ? answer.With("Link", link) : answer;
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Statuses, Access.Write);
        var body = call.Body("state", "target_url", "description", "context");
        var (sha, state) = (call["sha"], body.RequiredText("state"));
        if (call.Repository.Resolve(sha) != sha)
        {
            return call.Unprocessable($"No commit found for SHA: {sha}");
        }

        if (state is not ("error" or "failure" or "pending" or "success"))
        {
            return call.Invalid("Status", "state", "custom", "state must be one of: error, failure, pending, success");
        }

        var status = new SandboxStatus(
            call.Sandbox.NextId(),
            sha,
            body.Text("context") ?? "default",
            state,
            call.Token!.User,
            call.Now
        )
        {
            Description = body.Text("description"),
            TargetUrl = body.Text("target_url"),
        };
        return call.Created(StatusJson.Full(call.Repository, call.Repository.Checks.Add(status), call.Origins));
    }
}
