namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Repository, refs, objects, contents, history.</summary>
internal static class GitDrives
{
    private const string Repo = "/repos/{owner}/{repo}";
    private const string Git = Repo + "/git";
    private const string Zeros = "0000000000000000000000000000000000000000";

    public static IEnumerable<Drive> All =>
        [
            new("GET", Repo, 200),
            new("GET", Repo, 200) { By = Caller.Anybody },
            new("GET", Repo, 404) { With = { ["repo"] = "nowhere" } },
            new(
                "PATCH",
                Repo,
                200,
                """{"description":"Manages","allow_squash_merge":false,"delete_branch_on_merge":true}"""
            ),
            new("PATCH", Repo, 403, """{"description":"Manages"}""") { By = Caller.Job },
            new("PATCH", Repo, 422, """{"default_branch":"nowhere"}"""),
            new("GET", "/user", 200),
            new("GET", "/user", 403) { By = Caller.Job },
            new("GET", "/user", 401) { By = Caller.Anybody },
            new("GET", "/rate_limit", 200),
            new("GET", Repo + "/immutable-releases", 404),
            new("PUT", Repo + "/immutable-releases", 204),
            new("GET", Repo + "/immutable-releases", 200),
            new("DELETE", Repo + "/immutable-releases", 204),
            new("GET", Git + "/ref/{*ref}", 200) { With = { ["ref"] = "heads/main" } },
            new("GET", Git + "/ref/{*ref}", 404) { With = { ["ref"] = "heads/nowhere" } },
            new("GET", Git + "/matching-refs/{*ref}", 200) { With = { ["ref"] = "heads/" } },
            new("POST", Git + "/refs", 201, """{"ref":"refs/heads/new","sha":"<sha>"}"""),
            new("POST", Git + "/refs", 422, """{"ref":"refs/heads/new","sha":"<sha>"}"""),
            new("PATCH", Git + "/refs/{*ref}", 200, """{"sha":"<head>"}""") { With = { ["ref"] = "heads/new" } },
            new("PATCH", Git + "/refs/{*ref}", 422, """{"sha":"<sha>"}""") { With = { ["ref"] = "heads/new" } },
            new("DELETE", Git + "/refs/{*ref}", 204) { With = { ["ref"] = "heads/new" } },
            new("DELETE", Git + "/refs/{*ref}", 422) { With = { ["ref"] = "heads/new" } },
            new("POST", Git + "/blobs", 201, """{"content":"text","encoding":"utf-8"}"""),
            new("GET", Git + "/blobs/{file_sha}", 200),
            new("GET", Git + "/blobs/{file_sha}", 404) { With = { ["file_sha"] = Zeros } },
            new(
                "POST",
                Git + "/trees",
                201,
                """{"base_tree":"<tree_sha>","tree":[{"path":"new.txt","mode":"100644","type":"blob","content":"x"}]}"""
            ),
            new("GET", Git + "/trees/{*tree_sha}", 200) { Query = "recursive=1" },
            new("GET", Git + "/trees/{*tree_sha}", 404) { With = { ["tree_sha"] = Zeros } },
            new("POST", Git + "/commits", 201, """{"message":"m","tree":"<tree_sha>","parents":["<sha>"]}"""),
            new("GET", Git + "/commits/{commit_sha}", 200),
            new("GET", Git + "/commits/{commit_sha}", 404) { With = { ["commit_sha"] = Zeros } },
            new("POST", Git + "/tags", 201, """{"tag":"annotated","message":"m","object":"<sha>","type":"commit"}"""),
            new("GET", Git + "/tags/{tag_sha}", 200),
            new("GET", Git + "/tags/{tag_sha}", 404) { With = { ["tag_sha"] = Zeros } },
            new("GET", Repo + "/contents", 200),
            new("GET", Repo + "/contents/{*path}", 200),
            new("GET", Repo + "/contents/{*path}", 404) { With = { ["path"] = "nowhere.txt" } },
            new("PUT", Repo + "/contents/{*path}", 201, """{"message":"m","content":"eA=="}""")
            {
                With = { ["path"] = "made.txt" },
            },
            new("PUT", Repo + "/contents/{*path}", 422, """{"message":"m","content":"eA=="}""")
            {
                With = { ["path"] = "made.txt" },
            },
            new("PUT", Repo + "/contents/{*path}", 409, $$"""{"message":"m","content":"eA==","sha":"{{Zeros}}"}""")
            {
                With = { ["path"] = "made.txt" },
            },
            new("GET", Repo + "/readme", 200),
            new("DELETE", Repo + "/contents/{*path}", 200, """{"message":"m","sha":"<file_sha>"}"""),
            new("GET", Repo + "/commits", 200),
            new("GET", Repo + "/commits/{*ref}", 200) { With = { ["ref"] = "main" } },
            new("GET", Repo + "/commits/{*ref}", 422) { With = { ["ref"] = "nowhere" } },
            new("GET", Repo + "/compare/{*basehead}", 200) { With = { ["basehead"] = "main...topic" } },
            new("GET", Repo + "/compare/{*basehead}", 404) { With = { ["basehead"] = "main...nowhere" } },
            new("GET", Repo + "/branches/{*branch}", 200),
            new("GET", Repo + "/branches/{*branch}", 404) { With = { ["branch"] = "nowhere" } },
            new("GET", Repo + "/tags", 200),
            new("POST", Repo + "/merges", 201, """{"base":"main","head":"topic"}"""),
            new("POST", Repo + "/merges", 204, """{"base":"main","head":"topic"}"""),
            new("POST", Repo + "/merges", 404, """{"base":"main","head":"nowhere"}"""),
        ];
}
