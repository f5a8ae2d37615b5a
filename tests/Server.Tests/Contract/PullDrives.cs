namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Checks, statuses, pull requests, and what gh asks beside.</summary>
internal static class PullDrives
{
    private const string Repo = "/repos/{owner}/{repo}";
    private const string Pulls = Repo + "/pulls";
    private const string Pull = Pulls + "/{pull_number}";
    private const string Zeros = "0000000000000000000000000000000000000000";

    public static IEnumerable<Drive> All =>
        [
            new(
                "POST",
                Repo + "/check-runs",
                201,
                """{"name":"new","head_sha":"<head>","status":"in_progress","output":{"title":"t","summary":"s"}}"""
            )
            {
                By = Caller.Job,
            },
            new("POST", Repo + "/check-runs", 403, """{"name":"new","head_sha":"<head>"}"""),
            new("POST", Repo + "/check-runs", 422, $$"""{"name":"new","head_sha":"{{Zeros}}"}""") { By = Caller.Job },
            new("GET", Repo + "/check-runs/{check_run_id}/annotations", 200),
            new("GET", Repo + "/commits/{*ref}/check-runs", 200) { With = { ["ref"] = "topic" }, Query = "filter=all" },
            new("GET", Repo + "/commits/{*ref}/check-runs", 422) { With = { ["ref"] = "nowhere" } },
            new("GET", Repo + "/commits/{*ref}/check-suites", 200) { With = { ["ref"] = "topic" } },
            new("POST", Repo + "/statuses/{sha}", 201, """{"state":"success","context":"lint"}"""),
            new("POST", Repo + "/statuses/{sha}", 422, """{"state":"green"}"""),
            new("GET", Repo + "/commits/{*ref}/status", 200) { With = { ["ref"] = "main" } },
            new("GET", Repo + "/commits/{*ref}/status", 404) { With = { ["ref"] = "nowhere" } },
            new("POST", Pulls, 201, """{"title":"second","head":"second","base":"main","body":"b","draft":true}"""),
            new("POST", Pulls, 422, """{"title":"second","head":"second","base":"main"}"""),
            new("POST", Pulls, 403, """{"title":"second","head":"second","base":"main"}""") { By = Caller.Job },
            new("GET", Pulls, 200) { Query = "state=all&sort=updated&direction=asc" },
            new("GET", Pull, 200),
            new("GET", Pull, 200),
            new("GET", Pull, 404) { With = { ["pull_number"] = "99" } },
            new("PATCH", Pull, 200, """{"title":"renamed"}"""),
            new("PATCH", Pull, 422, """{"state":"half-open"}"""),
            new("GET", Pull + "/commits", 200),
            new("POST", Pull + "/reviews", 200, """{"event":"APPROVE"}"""),
            new("POST", Pull + "/reviews", 200, "{}"),
            new("POST", Pull + "/reviews", 422, """{"event":"COMMENT"}"""),
            new("GET", Pull + "/reviews", 200),
            new("GET", Pull + "/merge", 404),
            new("PUT", Pull + "/merge", 409, $$"""{"sha":"{{Zeros}}"}"""),
            new("PUT", Pull + "/merge", 200, """{"sha":"<head>"}"""),
            new("PUT", Pull + "/merge", 405),
            new("GET", Pull + "/merge", 204),
            new("GET", Pull, 200),
            new("GET", Repo + "/commits/{commit_sha}/pulls", 200) { With = { ["commit_sha"] = "<head>" } },
            new("GET", Repo + "/commits/{commit_sha}/pulls", 422) { With = { ["commit_sha"] = Zeros } },
            new(
                "POST",
                "/graphql",
                200,
                """{"query":"query RepositoryReleaseByTag($name:String!$owner:String!$tagName:String!){repository(owner: $owner, name: $name){release(tagName: $tagName){databaseId,isDraft}}}","variables":{"owner":"org","name":"ms-manager","tagName":"rc-draft"}}"""
            ),
            new("POST", "/graphql", 401, """{"query":"query Q{viewer{login}}"}""") { By = Caller.Anybody },
        ];
}
