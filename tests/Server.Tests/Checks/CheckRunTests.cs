using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Checks;

[Needs(Need.Nothing)]
public sealed class CheckRunTests : SandboxTest
{
    private string Checker =>
        Github.CreateToken("github-actions[bot]", TokenKind.Workflow, Repo, (Permission.Checks, Access.Write));

    [Fact]
    public async Task Checks_are_found_by_branch_and_commit_and_filtered_by_name()
    {
        Repo.Checks.Add("core (rust)", Sha);
        Repo.Checks.Add("frontend (svelte)", Sha, "failure");
        Repo.CreateBranch("release/v1", Sha);
        (await List("release/v1")).Should().Equal("frontend (svelte) failure", "core (rust) success");
        (await List(Sha, "?check_name=core%20(rust)")).Should().Equal("core (rust) success");
        (await List(Sha, "?status=in_progress")).Should().BeEmpty();
        (await List(Sha, "?app_id=15368")).Should().HaveCount(2);
        (await List(Sha, "?app_id=1")).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_the_latest_run_of_a_name_counts_unless_all_are_asked_for()
    {
        Repo.Checks.Add("ci", Sha, "failure");
        Repo.Checks.Add("ci", Sha, "success");
        (await List(Sha)).Should().Equal("ci success");
        (await List(Sha, "?filter=all")).Should().Equal("ci success", "ci failure");
        (await List(Sha, "?filter=latest")).Should().Equal("ci success");
    }

    [Fact]
    public async Task The_same_name_of_two_apps_is_two_checks()
    {
        Repo.Checks.Add("ci", Sha, "failure", "other-app");
        Repo.Checks.Add("ci", Sha, "success");
        (await List(Sha)).Should().Equal("ci success", "ci failure");
    }

    [Fact]
    public async Task A_check_that_is_created_without_a_conclusion_is_queued()
    {
        var made = await Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/check-runs",
            Checker,
            new JsonObject { ["name"] = "ci", ["head_sha"] = Sha }
        );
        made.Status.Should().Be(201);
        made.Json!["status"]!.GetValue<string>().Should().Be("queued");
        made.Header("Location").Should().Be(made.Json["url"]!.GetValue<string>());
        (await List(Sha)).Should().Equal("ci ");
    }

    [Fact]
    public async Task A_check_that_is_created_with_a_conclusion_is_completed()
    {
        var body = new JsonObject
        {
            ["name"] = "ci",
            ["head_sha"] = Sha,
            ["conclusion"] = "timed_out",
            ["output"] = new JsonObject { ["title"] = "t", ["summary"] = "s" },
        };
        var made = await Api(HttpMethod.Post, "/repos/org/ms-manager/check-runs", Checker, body);
        made.Json!["status"]!.GetValue<string>().Should().Be("completed");
        made.Json["completed_at"]!.GetValue<string>().Should().Be("2026-03-01T12:00:00Z");
        made.Json["output"]!["summary"]!.GetValue<string>().Should().Be("s");
        (await List(Sha)).Should().Equal("ci timed_out");
    }

    [Theory]
    [InlineData(
        """{"name":"ci","head_sha":"0000000000000000000000000000000000000000"}""",
        "No commit found for SHA: 0000000000000000000000000000000000000000"
    )]
    [InlineData("""{"name":"ci"}""", "Invalid request.\n\n\"head_sha\" wasn't supplied.")]
    [InlineData(
        """{"name":"ci","head_sha":"SHA","status":"completed"}""",
        "Invalid request.\n\nMissing required 'conclusion' or 'completed_at'."
    )]
    [InlineData(
        """{"name":"ci","head_sha":"SHA","conclusion":"green"}""",
        "Invalid request.\n\ngreen is not a member of the allowed values."
    )]
    [InlineData(
        """{"name":"ci","head_sha":"SHA","output":{"title":"t"}}""",
        "Invalid request.\n\n\"summary\", \"title\" weren't supplied."
    )]
    public async Task A_check_that_GitHub_would_not_take_is_refused(string body, string message)
    {
        var refused = await Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/check-runs",
            Checker,
            JsonNode.Parse(body.Replace("\"SHA\"", $"\"{Sha}\"", StringComparison.Ordinal))
        );
        (refused.Status, refused.Message).Should().Be((422, message));
        Repo.Checks.All(Sha).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_an_app_may_create_a_check()
    {
        var body = new JsonObject { ["name"] = "ci", ["head_sha"] = Sha };
        (await Api(HttpMethod.Post, "/repos/org/ms-manager/check-runs", Github.AdminToken(), body))
            .Message.Should()
            .Be("You must authenticate via a GitHub App.");
        (await Api(HttpMethod.Post, "/repos/org/ms-manager/check-runs", Writer, body)).Status.Should().Be(403);
        (await Api(HttpMethod.Post, "/repos/org/ms-manager/check-runs", null, body)).Status.Should().Be(401);
    }

    [Fact]
    public async Task A_suite_sums_up_its_runs()
    {
        Repo.Checks.Add("ci", Sha);
        Repo.Checks.Add("lint", Sha, null);
        var suites = (await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{Sha}/check-suites", Writer)).Json![
            "check_suites"
        ]!.AsArray();
        suites.Should().ContainSingle();
        suites[0]!["status"]!.GetValue<string>().Should().Be("in_progress");
        Repo.Checks.Add("lint", Sha, "failure");
        var after = (await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{Sha}/check-suites", Writer)).Json![
            "check_suites"
        ]![0]!;
        after["conclusion"]!.GetValue<string>().Should().Be("failure");
        after["latest_check_runs_count"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task An_unknown_ref_has_no_checks_to_speak_of() =>
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/commits/nonsense/check-runs", Writer))
            .Message.Should()
            .Be("No commit found for SHA: nonsense");

    private async Task<IEnumerable<string>> List(string reference, string query = "") =>
        (await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{reference}/check-runs{query}", Writer)).Json![
            "check_runs"
        ]!
            .AsArray()
            .Select(c => $"{c!["name"]} {c["conclusion"]}");
}
