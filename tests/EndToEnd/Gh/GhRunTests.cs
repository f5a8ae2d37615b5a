using System.Text.RegularExpressions;

namespace MsReleaseActions.EndToEnd.Gh;

[Needs(Need.Gh)]
public sealed partial class GhRunTests : GhTest
{
    [Fact]
    public async Task A_workflow_is_listed_dispatched_and_its_run_viewed()
    {
        Repo.Actions.OnDispatch(run =>
        {
            run.AddJob("build").Step("compile").Succeed("hello\n");
            run.Jobs[0].Succeed();
            run.AddJob("lint").Complete("failure");
            run.Complete("failure");
        });
        var workflow = Repo.Actions.Workflows[0].Id;
        (await Gh("workflow", "list")).Should().Be(new GhResult(0, $"CI\tactive\t{workflow}\n", ""));
        (await Gh("workflow", "run", "ci.yml", "-f", "source_sha=" + Sha)).Should().Be(new GhResult(0, "", ""));
        var run = Repo.Actions.Runs.Should().ContainSingle().Subject;
        run.Inputs.Should().Equal(new Dictionary<string, string> { ["source_sha"] = Sha });

        Timeless(await Gh("run", "list"))
            .Should()
            .Be(new GhResult(0, $"completed\tfailure\tCI\tCI\tmain\tworkflow_dispatch\t{run.Id}\t0s\t#\n", ""));
        Timeless(await Gh("run", "list", "--workflow", "ci.yml")).Output.Should().Contain($"\t{run.Id}\t");
        var (build, lint) = (run.Jobs[0].Id, run.Jobs[1].Id);
        Timeless(await Gh("run", "view", run.Id.ToString()))
            .Should()
            .Be(
                new GhResult(
                    0,
                    $"""

                    X main CI · {run.Id}
                    Triggered via workflow_dispatch # ago

                    JOBS
                    ✓ build in 0s (ID {build})
                    X lint in 0s (ID {lint})

                    To see what failed, try: gh run view {run.Id} --log-failed
                    View this run on GitHub: http://github.localhost/org/ms-manager/actions/runs/{run.Id}

                    """,
                    ""
                )
            );
        (await Gh("run", "view", run.Id.ToString(), "--exit-status")).ExitCode.Should().Be(1);
        NothingWasWrong();
    }

    [Fact]
    public async Task A_dispatch_names_its_branch_and_is_refused_without_its_input()
    {
        (await Gh("workflow", "run", "ci.yml", "--ref", "main", "-f", "source_sha=" + Sha)).ExitCode.Should().Be(0);
        (await Gh("workflow", "run", "ci.yml"))
            .Error.Should()
            .StartWith("could not create workflow dispatch event: HTTP 422: Required input 'source_sha' not provided");
        Repo.Actions.Runs.Should().ContainSingle().Which.Made.HeadBranch.Should().Be("main");
        NothingWasWrong();
    }

    /// <summary>gh tells ages by this machine's clock, not by the sandbox's.</summary>
    private static GhResult Timeless(GhResult result) => result with { Output = Age().Replace(result.Output, "#") };

    [GeneratedRegex(@"\d+[smhd](?=\n)|(about|less than) .*(?= ago)")]
    private static partial Regex Age();
}
