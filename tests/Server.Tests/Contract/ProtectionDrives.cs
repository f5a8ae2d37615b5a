namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Classic protection and rulesets.</summary>
internal static class ProtectionDrives
{
    private const string Repo = "/repos/{owner}/{repo}";
    private const string Root = Repo + "/branches/{*branch}/protection";
    private const string Checks = Root + "/required_status_checks";
    private const string Contexts = Checks + "/contexts";
    private const string Reviews = Root + "/required_pull_request_reviews";
    private const string Rulesets = Repo + "/rulesets";
    private const string Ruleset = """
        {"name":"all","target":"branch","enforcement":"active","bypass_actors":[{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"always"}],
         "conditions":{"ref_name":{"include":["~ALL"],"exclude":[]}},"rules":[{"type":"deletion"},{"type":"non_fast_forward"},
         {"type":"required_status_checks","parameters":{"required_status_checks":[{"context":"ci"}],"strict_required_status_checks_policy":true}}]}
        """;

    public static IEnumerable<Drive> All =>
        [
            new("GET", Root, 404),
            new(
                "PUT",
                Root,
                200,
                """
                {"required_status_checks":{"strict":true,"contexts":["ci"]},"enforce_admins":true,"restrictions":{"users":["octocat"],"teams":[]},
                 "required_pull_request_reviews":{"required_approving_review_count":1,"dismiss_stale_reviews":true}}
                """
            ),
            new("PUT", Root, 422, "{}"),
            new("PUT", Root, 403, "{}") { By = Caller.Job },
            new("GET", Root, 200),
            new("GET", Root, 404) { With = { ["branch"] = "nowhere" } },
            new("GET", Checks, 200),
            new("PATCH", Checks, 200, """{"strict":false,"checks":[{"context":"lint","app_id":15368}]}"""),
            new("GET", Contexts, 200),
            new("POST", Contexts, 200, """{"contexts":["more"]}"""),
            new("POST", Contexts, 422, "{}"),
            new("PUT", Contexts, 200, """{"contexts":["one","two"]}"""),
            new("DELETE", Contexts, 200, """{"contexts":["one"]}"""),
            new("DELETE", Checks, 204),
            new("GET", Checks, 404),
            new("GET", Reviews, 200),
            new("PATCH", Reviews, 200, """{"required_approving_review_count":2}"""),
            new("PATCH", Reviews, 422, """{"required_approving_review_count":7}"""),
            new("DELETE", Reviews, 204),
            new("DELETE", Reviews, 404),
            new("DELETE", Root, 204),
            new("POST", Rulesets, 201, Ruleset),
            new("POST", Rulesets, 422, Ruleset),
            new("POST", Rulesets, 403, Ruleset) { By = Caller.Job },
            new("GET", Rulesets, 200),
            new("GET", Rulesets + "/{ruleset_id}", 200),
            new("GET", Rulesets + "/{ruleset_id}", 404) { With = { ["ruleset_id"] = "1" } },
            new("GET", Repo + "/rules/branches/{*branch}", 200),
            new("PUT", Rulesets + "/{ruleset_id}", 200, """{"enforcement":"evaluate"}"""),
            new("PUT", Rulesets + "/{ruleset_id}", 422, """{"enforcement":"perhaps"}"""),
            new("DELETE", Rulesets + "/{ruleset_id}", 204),
            new("DELETE", Rulesets + "/{ruleset_id}", 404),
        ];
}
