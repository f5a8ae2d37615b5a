namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Workflows, runs, jobs, environments, deployments.</summary>
internal static class ActionsDrives
{
    private const string Repo = "/repos/{owner}/{repo}";
    private const string Actions = Repo + "/actions";
    private const string Run = Actions + "/runs/{run_id}";
    private const string Environment = Repo + "/environments/{environment_name}";

    public static IEnumerable<Drive> All =>
        [
            new("GET", Actions + "/permissions", 200),
            new("GET", Actions + "/secrets", 200),
            new("GET", Actions + "/variables", 200),
            new("GET", Actions + "/organization-secrets", 200),
            new("GET", Actions + "/organization-variables", 200),
            new("GET", Environment + "/secrets", 200),
            new("GET", Environment + "/variables", 200),
            new("GET", Actions + "/workflows", 200),
            new("GET", Actions + "/workflows/{workflow_id}", 200),
            new("GET", Actions + "/workflows/{workflow_id}", 404) { With = { ["workflow_id"] = "nowhere.yml" } },
            new("GET", Actions + "/workflows/{workflow_id}/runs", 200),
            new(
                "POST",
                Actions + "/workflows/{workflow_id}/dispatches",
                204,
                """{"ref":"main","inputs":{"source_sha":"<sha>"}}"""
            ),
            new(
                "POST",
                Actions + "/workflows/{workflow_id}/dispatches",
                200,
                """{"ref":"main","inputs":{"source_sha":"<sha>"},"return_run_details":true}"""
            ),
            new(
                "POST",
                Actions + "/workflows/{workflow_id}/dispatches",
                422,
                """{"ref":"main","inputs":{"nonsense":"x"}}"""
            ),
            new("GET", Actions + "/runs", 200),
            new("GET", Run, 200),
            new("GET", Run, 404) { With = { ["run_id"] = "1" } },
            new("GET", Run + "/attempts/{attempt_number}", 200),
            new("GET", Run + "/jobs", 200),
            new("GET", Run + "/attempts/{attempt_number}/jobs", 200),
            new("GET", Run + "/artifacts", 200),
            new("GET", Actions + "/artifacts/{artifact_id}/{archive_format}", 302),
            new("GET", Actions + "/jobs/{job_id}", 200),
            new("GET", Actions + "/jobs/{job_id}", 404) { With = { ["job_id"] = "1" } },
            new("GET", Actions + "/jobs/{job_id}/logs", 302),
            new("GET", Run + "/logs", 302),
            new("GET", Run + "/attempts/{attempt_number}/logs", 302),
            new("DELETE", Run + "/logs", 204),
            new("DELETE", Run + "/logs", 403) { With = { ["run_id"] = "<waiting>" } },
            new("GET", Run + "/pending_deployments", 200) { With = { ["run_id"] = "<waiting>" } },
            new(
                "POST",
                Run + "/pending_deployments",
                200,
                """{"environment_ids":[<environment_id>],"state":"approved","comment":"go"}"""
            )
            {
                With = { ["run_id"] = "<waiting>" },
            },
            new("GET", Run + "/approvals", 200) { With = { ["run_id"] = "<waiting>" } },
            new("POST", Run + "/cancel", 202) { With = { ["run_id"] = "<waiting>" } },
            new("POST", Run + "/cancel", 409),
            new("POST", Run + "/rerun-failed-jobs", 201),
            new("POST", Run + "/force-cancel", 202),
            new("POST", Run + "/rerun", 201),
            new("POST", Run + "/force-cancel", 202),
            new("DELETE", Run, 204),
            new("GET", Repo + "/environments", 200),
            new(
                "PUT",
                Environment,
                200,
                """{"wait_timer":5,"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}"""
            )
            {
                With = { ["environment_name"] = "new" },
            },
            new("GET", Environment, 200),
            new("GET", Environment, 404) { With = { ["environment_name"] = "nowhere" } },
            new("POST", Environment + "/deployment-branch-policies", 200, """{"name":"main"}""")
            {
                With = { ["environment_name"] = "new" },
            },
            new("GET", Environment + "/deployment-branch-policies", 200) { With = { ["environment_name"] = "new" } },
            new("DELETE", Environment, 204) { With = { ["environment_name"] = "new" } },
            new(
                "POST",
                Repo + "/deployments",
                201,
                """{"ref":"main","environment":"app-release","required_contexts":[]}"""
            ),
            new("GET", Repo + "/deployments", 200),
            new("GET", "/actions-results/{ticket}", 403) { By = Caller.Anybody },
        ];
}
