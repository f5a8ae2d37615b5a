using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class EnvironmentTests : ActionsTest
{
    [Fact]
    public async Task An_environment_that_nobody_set_up_is_made_on_first_use_without_protection()
    {
        (await Get("/environments/app-release")).Status.Should().Be(404);

        var run = await Dispatch();
        run.WaitForApproval("app-release");

        run.Status.Should().Be("in_progress");
        (await Get("/environments/app-release")).Json!["protection_rules"]!.AsArray().Should().BeEmpty();
        (await Get("/deployments?environment=app-release")).Json!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_protected_environment_is_waited_for_until_a_reviewer_approves()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        Repo.Actions.Environment(
            "app-release",
            environment => environment.Reviewers = [.. environment.Reviewers, new("Team", "managers")]
        );
        var alice = Github.AdminToken("alice");
        var run = await Dispatch();
        var job = run.WaitForApproval("app-release", "promote");

        var pending = await Api(HttpMethod.Get, $"{Root}/actions/runs/{run.Id}/pending_deployments", alice);
        var other = await Get($"/actions/runs/{run.Id}/pending_deployments");

        (run.Status, job.Status).Should().Be(("waiting", "waiting"));
        pending.Json![0]!["current_user_can_approve"]!.GetValue<bool>().Should().BeTrue();
        other.Json![0]!["current_user_can_approve"]!.GetValue<bool>().Should().BeFalse();
        other.Json[0]!["reviewers"]!
            .AsArray()
            .Select(reviewer =>
                $"{reviewer!["type"]} {reviewer["reviewer"]!["login"] ?? reviewer["reviewer"]!["slug"]}"
            )
            .Should()
            .Equal("User alice", "Team managers");
        (await Decide(run, Github.AdminToken("mallory"), "approved")).Status.Should().Be(422);
        (await Decide(run, Writer, "approved")).Status.Should().Be(403);
        (await Decide(run, alice, "approved")).Status.Should().Be(200);
        (run.Status, job.Status).Should().Be(("in_progress", "in_progress"));
        (await Get($"/actions/runs/{run.Id}/approvals")).Json![0]!["user"]!["login"]!
            .GetValue<string>()
            .Should()
            .Be("alice");
        (await Get($"/actions/runs/{run.Id}/pending_deployments")).Json!.AsArray().Should().BeEmpty();
        (await Decide(run, alice, "approved")).Status.Should().Be(422, "nothing is pending any more");
    }

    [Fact]
    public async Task A_rejection_fails_the_run()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        var run = await Dispatch();
        run.WaitForApproval("app-release");

        (await Decide(run, Github.AdminToken("alice"), "rejected")).Status.Should().Be(200);

        (run.Status, run.Conclusion).Should().Be(("completed", "failure"));
        Repo.Actions.Deployments.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_started_a_run_may_be_kept_from_approving_it()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "alice").PreventSelfReview = true;
        var run = Repo.Actions.AddRun("candidate.yml", new("workflow_dispatch", "main", Sha) { Actor = "alice" });
        run.WaitForApproval("app-release");

        (await Decide(run, Github.AdminToken("alice"), "approved")).Status.Should().Be(422);
    }

    [Fact]
    public async Task A_branch_that_the_policy_does_not_name_may_not_deploy()
    {
        Repo.Actions.Environment(
            "app-release",
            environment =>
                (environment.ProtectedBranchesOnly, environment.BranchPatterns) = (
                    false,
                    [new(1, "release/*", "branch")]
                )
        );
        var run = await Dispatch();

        run.WaitForApproval("app-release");

        run.Conclusion.Should().Be("failure");
    }

    [Fact]
    public async Task Protection_is_set_read_and_removed_by_who_administers()
    {
        var admin = Github.AdminToken();
        var body = new JsonObject
        {
            ["wait_timer"] = 30,
            ["prevent_self_review"] = true,
            ["reviewers"] = new JsonArray(new JsonObject { ["type"] = "User", ["id"] = Github.User("alice").Id }),
            ["deployment_branch_policy"] = new JsonObject
            {
                ["protected_branches"] = false,
                ["custom_branch_policies"] = true,
            },
        };

        (await Api(HttpMethod.Put, Root + "/environments/app%20release", Writer, body)).Status.Should().Be(403);
        (await Api(HttpMethod.Put, Root + "/environments/app%20release", admin, body)).Status.Should().Be(200);
        (
            await Api(
                HttpMethod.Post,
                Root + "/environments/app%20release/deployment-branch-policies",
                admin,
                new JsonObject { ["name"] = "main" }
            )
        )
            .Status.Should()
            .Be(200);
        var found = await Get("/environments/app%20release");
        found.Json!["protection_rules"]!
            .AsArray()
            .Select(rule => rule!["type"]!.GetValue<string>())
            .Should()
            .Equal("wait_timer", "required_reviewers", "branch_policy");
        (await Get("/environments/app%20release/deployment-branch-policies")).Json!["branch_policies"]![0]!["name"]!
            .GetValue<string>()
            .Should()
            .Be("main");
        (await Get("/environments")).Json!["total_count"]!.GetValue<int>().Should().Be(1);
        (await Api(HttpMethod.Delete, Root + "/environments/app%20release", admin)).Status.Should().Be(204);
        (await Get("/environments/app%20release")).Status.Should().Be(404);
    }

    [Fact]
    public async Task At_most_six_reviewers()
    {
        var reviewers = new JsonArray([
            .. Enumerable
                .Range(0, 7)
                .Select(n => new JsonObject { ["type"] = "User", ["id"] = Github.User($"u{n}").Id }),
        ]);

        (
            await Api(
                HttpMethod.Put,
                Root + "/environments/e",
                Github.AdminToken(),
                new JsonObject { ["reviewers"] = reviewers }
            )
        )
            .Status.Should()
            .Be(422);
    }

    [Fact]
    public async Task A_deployment_is_made_by_hand()
    {
        var reply = await Api(
            HttpMethod.Post,
            Root + "/deployments",
            Github.AdminToken(),
            new JsonObject
            {
                ["ref"] = "main",
                ["environment"] = "e",
                ["payload"] = new JsonObject { ["a"] = 1 },
            }
        );

        reply.Status.Should().Be(201);
        reply.Json!["sha"]!.GetValue<string>().Should().Be(Sha);
        (await Api(HttpMethod.Post, Root + "/deployments", Github.AdminToken(), new JsonObject { ["ref"] = "nowhere" }))
            .Status.Should()
            .Be(422);
    }

    private Task<Reply> Decide(SandboxRun run, string token, string state) =>
        Api(
            HttpMethod.Post,
            $"{Root}/actions/runs/{run.Id}/pending_deployments",
            token,
            new JsonObject
            {
                ["environment_ids"] = new JsonArray(Repo.Actions.Environment("app-release").Id),
                ["state"] = state,
                ["comment"] = "",
            }
        );
}
