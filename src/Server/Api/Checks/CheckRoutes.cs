using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Checks;

/// <summary>Check runs and check suites.</summary>
internal static class CheckRoutes
{
    private static readonly string[] Conclusions =
    [
        "action_required",
        "cancelled",
        "failure",
        "neutral",
        "success",
        "skipped",
        "stale",
        "timed_out",
    ];

    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}/commits/{*ref}/check-runs", Runs);
        routes.Get("/repos/{owner}/{repo}/commits/{*ref}/check-suites", Suites);
        routes.Post("/repos/{owner}/{repo}/check-runs", Create);
        routes.Get("/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", Annotations);
    }

    /// <summary>The commit of the path's ref; GitHub answers 422 where there is none.</summary>
    public static string Commit(ApiCall call, string name) =>
        call.Repository.Resolve(name) ?? throw new Refusal(call.Unprocessable($"No commit found for SHA: {name}"));

    private static Answer Runs(ApiCall call)
    {
        call.Require(Permission.Checks, Access.Read);
        var sha = Commit(call, call["ref"]);
        var checks =
            call.Query("filter") == "all"
                ? [.. call.Repository.Checks.All(sha).Reverse()]
                : call.Repository.Checks.Latest(sha);
        return call.List(
            checks.Where(c =>
                (call.Query("check_name") is not { } name || c.Name == name)
                && (call.Query("status") is not { } status || c.Status == status)
                && (call.Query("app_id") is not { } app || CheckJson.AppId(c.App).ToString() == app)
            ),
            c => CheckJson.Run(call.Repository, c, call.Origins),
            wrap: "check_runs"
        );
    }

    private static Answer Suites(ApiCall call)
    {
        call.Require(Permission.Checks, Access.Read);
        var sha = Commit(call, call["ref"]);
        var suites = call
            .Repository.Checks.All(sha)
            .Where(c =>
                (call.Query("check_name") is not { } name || c.Name == name)
                && (call.Query("app_id") is not { } app || CheckJson.AppId(c.App).ToString() == app)
            )
            .GroupBy(c => c.SuiteId);
        return call.List(suites, s => CheckJson.Suite(call.Repository, [.. s], call.Origins), wrap: "check_suites");
    }

    /// <summary>None are kept: the route is here because <c>gh run view</c> asks for those of every job.</summary>
    private static Answer Annotations(ApiCall call)
    {
        call.Require(Permission.Checks, Access.Read);
        return call.Repository.Checks.Exists(call.Number("check_run_id"))
            ? call.List(Array.Empty<JsonNode>(), a => a)
            : call.NotFound();
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Checks, Access.Write);
        if (call.Token!.Kind == TokenKind.Personal)
        {
            return Answer.Error(403, "You must authenticate via a GitHub App.");
        }

        var body = call.Body(
            "name",
            "head_sha",
            "details_url",
            "external_id",
            "status",
            "started_at",
            "conclusion",
            "completed_at",
            "output",
            "actions"
        );
        var (name, sha, status, conclusion) = (
            body.RequiredText("name"),
            body.RequiredText("head_sha"),
            body.Text("status") ?? "queued",
            body.Text("conclusion")
        );
        if (call.Repository.Resolve(sha) != sha)
        {
            return call.Unprocessable($"No commit found for SHA: {sha}");
        }

        if (
            status is not ("queued" or "in_progress" or "completed")
            || (conclusion is not null && !Conclusions.Contains(conclusion))
        )
        {
            return call.Unprocessable(
                "Invalid request.\n\n" + (conclusion ?? status) + " is not a member of the allowed values."
            );
        }

        if (status == "completed" && conclusion is null)
        {
            return call.Unprocessable("Invalid request.\n\nMissing required 'conclusion' or 'completed_at'.");
        }

        var output = new JsonBody(body.Object("output") ?? []);
        if (body.Has("output") && (output.Text("title") is null || output.Text("summary") is null))
        {
            return call.Unprocessable("Invalid request.\n\n\"summary\", \"title\" weren't supplied.");
        }

        var check = call.Repository.Checks.Add(
            name,
            sha,
            RepositoryChecks.ActionsApp,
            made =>
                made with
                {
                    // A conclusion alone completes it: GitHub says so of the parameter.
                    Status = conclusion is null ? status : "completed",
                    Conclusion = conclusion,
                    StartedAt = Time(body, "started_at") ?? call.Now,
                    CompletedAt = Time(body, "completed_at") ?? (conclusion is null ? null : call.Now),
                    ExternalId = body.Text("external_id") ?? "",
                    DetailsUrl = body.Text("details_url"),
                    Title = output.Text("title"),
                    Summary = output.Text("summary"),
                    Text = output.Text("text"),
                    Annotations = output.Array("annotations")?.Count ?? 0,
                }
        );
        return call.Created(CheckJson.Run(call.Repository, check, call.Origins));
    }

    private static DateTimeOffset? Time(JsonBody body, string name) =>
        body.Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, out var time) ? time
        : throw new Refusal(
            Answer.Error(422, $"Invalid request.\n\n{JsonValue.Create(text).ToJsonString()} is not a valid date-time.")
        );
}
