using System.Text.Json.Nodes;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class EnvironmentTests : RunnerTest
{
    private const string Gated = """
        jobs:
          free: { runs-on: ubuntu-latest, steps: [ { run: 'echo "> [${{ secrets.KEY }}]"' } ] }
          gated:
            runs-on: ubuntu-latest
            environment: app-release
            steps: [ { run: 'printf "> "; echo "$KEY" | rev', env: { KEY: "${{ secrets.KEY }}" } } ]
          after: { runs-on: ubuntu-latest, needs: gated, steps: [ { run: 'true' } ] }
        """;

    [Fact]
    public async Task A_job_waits_until_a_reviewer_approves_and_gets_the_environments_secrets_only_then()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "manager").Secrets["KEY"] = "edcba";
        var run = await Dispatch(Gated);
        var waits = await Happens<ApprovalAwaited>();
        await Happens<JobChanged>(changed => changed.Job is { Name: "free", Status: "completed" });
        (run.Status, waits.Job.Name, waits.Environment.Name, run.Jobs.Count)
            .Should()
            .Be(("waiting", "gated", "app-release", 2));
        Printed(Job(run, "free")).Should().Equal("[]");
        await Decide(run, "approved");
        await Ended(run);
        Ends(run).Should().Be("after: success, free: success, gated: success");
        Printed(Job(run, "gated")).Should().Equal("abcde");
    }

    [Fact]
    public async Task An_environments_secret_is_stronger_than_the_repositorys_of_that_name()
    {
        Repo.Actions.Secrets["KEY"] = "54321";
        Repo.Actions.Environment("app-release").Secrets["KEY"] = "edcba";
        var run = await Run(Gated);
        Printed(Job(run, "free")).Should().Equal("[***]");
        Printed(Job(run, "gated")).Should().Equal("abcde");
    }

    [Fact]
    public async Task A_rejection_fails_the_job_and_skips_what_needs_it()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "manager");
        var run = await Dispatch(Gated);
        await Happens<ApprovalAwaited>();
        await Decide(run, "rejected");
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("failure", "after: skipped, free: success, gated: failure"));
        Job(run, "gated").Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_that_nobody_set_up_is_made_without_protection()
    {
        var run = await Run(Gated);
        (run.Conclusion, Repo.Actions.Environments.Single().Reviewers.Count, Repo.Actions.Deployments.Count)
            .Should()
            .Be(("success", 0, 1));
        Events.OfType<ApprovalAwaited>().Should().BeEmpty();
    }

    [Fact]
    public async Task A_branch_that_may_not_deploy_fails_the_job_without_a_step()
    {
        Repo.Actions.Environment("app-release", environment => environment.ProtectedBranchesOnly = false);
        var run = await Run(Gated);
        Ends(run).Should().Be("after: skipped, free: success, gated: failure");
        Job(run, "gated").Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_waits_can_be_cancelled()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "manager");
        var run = await Dispatch(Gated);
        await Happens<ApprovalAwaited>();
        await Happens<JobChanged>(changed => changed.Job is { Name: "free", Status: "completed" });
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/cancel", Writer))
            .Status.Should()
            .Be(202);
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "after: cancelled, free: success, gated: cancelled"));
    }

    private async Task Decide(SandboxRun run, string state)
    {
        var manager = Github.CreateToken(
            "manager",
            (Permission.Actions, Access.Read),
            (Permission.Deployments, Access.Write)
        );
        var path = $"/repos/org/ms-manager/actions/runs/{run.Id}/pending_deployments";
        var pending = (await Api(HttpMethod.Get, path, manager)).Json!.AsArray();
        var ids = new JsonArray([.. pending.Select(found => found!["environment"]!["id"]!.DeepClone())]);
        (
            await Api(
                HttpMethod.Post,
                path,
                manager,
                new JsonObject
                {
                    ["environment_ids"] = ids,
                    ["state"] = state,
                    ["comment"] = "",
                }
            )
        ).Status.Should().Be(200);
    }
}
