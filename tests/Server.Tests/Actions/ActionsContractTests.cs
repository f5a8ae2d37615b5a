using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.OpenApi;

namespace MsReleaseActions.ServerTests.Actions;

/// <summary>
/// Every route of workflows, runs, environments and deployments, driven once and compared with GitHub's own
/// description.
/// </summary>
[Needs(Need.Nothing)]
public sealed class ActionsContractTests : ActionsTest
{
    private static readonly string[] Ours = ["/actions/", "/environments", "/deployments"];

    [Fact]
    public async Task Every_route_answers_as_GitHub_describes_it()
    {
        Assert.SkipWhen(
            ApiDescription.Instance is null,
            "GITHUB_OPENAPI does not name GitHub's API description: nothing to compare with"
        );
        await DriveEnvironments();
        var run = await DriveRun();
        await DriveApproval(run);
        await DriveEnd(run);

        var routes = Github
            .Routes.All.Where(route =>
                route.Listener == Listener.Api
                && !ApiDescription.IsBeside(route.Pattern)
                && Ours.Any(part => route.Pattern.Contains(part, StringComparison.Ordinal))
            )
            .Select(route => $"{route.Method} {route.Pattern}");
        routes.Except(Contract.Seen).Should().BeEmpty("each route is to be driven here");
        Contract.Problems.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    private async Task DriveEnvironments()
    {
        var reviewers = new JsonArray(new JsonObject { ["type"] = "User", ["id"] = Github.User("alice").Id });
        var policy = new JsonObject { ["protected_branches"] = false, ["custom_branch_policies"] = true };
        await Ok(
            HttpMethod.Put,
            "/environments/app-release",
            new JsonObject
            {
                ["reviewers"] = reviewers,
                ["wait_timer"] = 1,
                ["deployment_branch_policy"] = policy,
            }
        );
        await Ok(
            HttpMethod.Post,
            "/environments/app-release/deployment-branch-policies",
            new JsonObject { ["name"] = "main" }
        );
        await Ok(HttpMethod.Get, "/environments/app-release/deployment-branch-policies");
        await Ok(HttpMethod.Get, "/environments");
        await Ok(HttpMethod.Get, "/environments/app-release");
        await Ok(HttpMethod.Put, "/environments/other", new JsonObject());
        await Ok(HttpMethod.Delete, "/environments/other");
        await Ok(HttpMethod.Post, "/deployments", new JsonObject { ["ref"] = "main" });
    }

    private async Task<SandboxRun> DriveRun()
    {
        await Ok(HttpMethod.Get, "/actions/workflows");
        await Ok(HttpMethod.Get, "/actions/workflows/candidate.yml");
        var run = await Dispatch();
        var job = run.AddJob("build").Step("compile").Fail("log");
        var artifact = run.AddArtifact("dist", new Dictionary<string, byte[]>());
        await Ok(HttpMethod.Get, "/actions/runs");
        await Ok(HttpMethod.Get, "/actions/workflows/candidate.yml/runs");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/jobs");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/attempts/1");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/attempts/1/jobs");
        await Ok(HttpMethod.Get, $"/actions/jobs/{job.Id}");
        await Ok(HttpMethod.Get, $"/actions/jobs/{job.Id}/logs");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/logs");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/attempts/1/logs");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/artifacts");
        await Ok(HttpMethod.Get, $"/actions/artifacts/{artifact.Id}/zip");
        return run;
    }

    private async Task DriveApproval(SandboxRun run)
    {
        run.WaitForApproval("app-release", "promote");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/pending_deployments");
        var ids = new JsonArray(Repo.Actions.Environment("app-release").Id);
        var body = new JsonObject
        {
            ["environment_ids"] = ids,
            ["state"] = "approved",
            ["comment"] = "go",
        };
        (
            await Api(
                HttpMethod.Post,
                $"{Root}/actions/runs/{run.Id}/pending_deployments",
                Github.AdminToken("alice"),
                body
            )
        )
            .Status.Should()
            .Be(200);
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}/approvals");
        await Ok(HttpMethod.Get, "/deployments");
    }

    private async Task DriveEnd(SandboxRun run)
    {
        await Ok(HttpMethod.Post, $"/actions/runs/{run.Id}/cancel");
        (await Post($"/actions/runs/{run.Id}/cancel")).Status.Should().Be(409);
        await Ok(HttpMethod.Post, $"/actions/runs/{run.Id}/rerun-failed-jobs");
        await Ok(HttpMethod.Post, $"/actions/runs/{run.Id}/force-cancel");
        await Ok(HttpMethod.Post, $"/actions/runs/{run.Id}/rerun");
        run.Complete("startup_failure");
        await Ok(HttpMethod.Get, $"/actions/runs/{run.Id}");
        await Ok(HttpMethod.Delete, $"/actions/runs/{run.Id}/logs");
        await Ok(HttpMethod.Delete, $"/actions/runs/{run.Id}");
    }

    private async Task Ok(HttpMethod method, string path, JsonObject? body = null)
    {
        var reply = await Api(method, Root + path, Github.AdminToken(), body);
        reply.Status.Should().BeInRange(200, 302, $"{method} {path} answered {reply.Message}");
    }
}
