namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Releases and assets, down to their bytes.</summary>
internal static class ReleaseDrives
{
    private const string Repo = "/repos/{owner}/{repo}";
    private const string Releases = Repo + "/releases";

    public static IEnumerable<Drive> All =>
        [
            new("GET", Releases, 200),
            new("GET", Releases, 200) { By = Caller.Anybody },
            new(
                "POST",
                Releases,
                201,
                """{"tag_name":"v2.0.0","target_commitish":"<sha>","draft":true,"name":"n","body":"b"}"""
            ),
            new("POST", Releases, 201, """{"tag_name":"v3.0.0","make_latest":"false"}"""),
            new("POST", Releases, 422, """{"tag_name":"v1.0.0"}"""),
            new("POST", Releases, 403, """{"tag_name":"v4.0.0"}""") { By = Caller.Job, With = { ["repo"] = "other" } },
            new("GET", Releases + "/{release_id}", 200),
            new("GET", Releases + "/{release_id}", 404) { By = Caller.Anybody },
            new("GET", Releases + "/tags/{*tag}", 200),
            new("GET", Releases + "/tags/{*tag}", 404) { With = { ["tag"] = "rc-draft" } },
            new("GET", Releases + "/latest", 200),
            new("POST", Releases + "/generate-notes", 200, """{"tag_name":"v5.0.0"}"""),
            new("PATCH", Releases + "/{release_id}", 200, """{"name":"renamed"}"""),
            new("PATCH", Releases + "/{release_id}", 404, """{"name":"renamed"}""") { With = { ["release_id"] = "1" } },
            new("GET", Releases + "/{release_id}/assets", 200),
            new("POST", Releases + "/{release_id}/assets", 201, "bytes") { Query = "name=new.bin" },
            new("POST", Releases + "/{release_id}/assets", 422, "bytes") { Query = "name=new.bin" },
            new("GET", Releases + "/assets/{asset_id}", 200),
            new("GET", Releases + "/assets/{asset_id}", 302) { Accept = "application/octet-stream" },
            new("GET", Releases + "/assets/{asset_id}", 404) { With = { ["asset_id"] = "1" } },
            new("PATCH", Releases + "/assets/{asset_id}", 200, """{"name":"other.bin"}"""),
            new("DELETE", Releases + "/assets/{asset_id}", 204),
            new("DELETE", Releases + "/assets/{asset_id}", 404),
            new("GET", "/{owner}/{repo}/releases/download/{*tag}/{name}", 302) { By = Caller.Anybody },
            new("GET", "/{owner}/{repo}/releases/latest/download/{name}", 302) { By = Caller.Anybody },
            new("GET", "/github-production-release-asset/{repository_id}/{asset_id}", 403) { By = Caller.Anybody },
            new("DELETE", Releases + "/{release_id}", 204),
            new("DELETE", Releases + "/{release_id}", 404),
            new("GET", Repo + "/attestations/{subject_digest}", 200),
            new("GET", Repo + "/attestations/{subject_digest}", 404)
            {
                With = { ["subject_digest"] = "sha256:" + new string('0', 64) },
            },
        ];
}
