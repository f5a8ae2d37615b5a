using MsReleaseActions.ReleaseTrain.Steps.Green;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Pick;

[Needs(Need.Nothing)]
public sealed class GreenReaderTests : TrainTest
{
    private GreenReader Reader => new(Services(readOnly: true));

    [Fact]
    public async Task A_commit_is_green_when_its_gate_and_every_required_check_succeeded()
    {
        var seen = await Reader.OfBranchAsync(Sha(First), CancellationToken.None);

        (seen.IsGreen, seen.MayBecomeGreen, seen.ToString()).Should().Be((true, false, "green"));
        seen.Verdicts.Select(verdict => verdict.Name)
            .Should()
            .Equal("ci.yml (push)", "core (rust)", "frontend (svelte)", "tauri (cargo check)");
    }

    [Fact]
    public async Task Every_reason_is_named_with_its_page()
    {
        var sha = Commit("red");
        var run = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", sha));
        run.AddJob("core (rust)").Complete("failure");
        run.AddJob("frontend (svelte)");

        var seen = await Reader.OfBranchAsync(Sha(sha), CancellationToken.None);

        (seen.IsGreen, seen.MayBecomeGreen).Should().Be((false, false));
        seen.Reasons.Select(reason => (reason.Name, reason.State, reason.Said, HasUrl: reason.Url is not null))
            .Should()
            .Equal(
                ("ci.yml (push)", CheckState.Pending, "in_progress", true),
                ("core (rust)", CheckState.Red, "failure", true),
                ("frontend (svelte)", CheckState.Pending, "in_progress", true),
                ("tauri (cargo check)", CheckState.Missing, "missing", false)
            );
        seen.ToString().Should().Contain($"core (rust) (failure, {seen.Reasons[1].Url})");
    }

    [Fact]
    public async Task A_success_on_a_pull_request_is_no_success_of_the_branch()
    {
        var sha = Commit("from a branch");
        Green(sha, "pull_request");

        var seen = await Reader.OfBranchAsync(Sha(sha), CancellationToken.None);

        seen.Reasons.Should().Equal(new CheckVerdict("ci.yml (push)", CheckState.Missing, "missing", null));
        seen.MayBecomeGreen.Should().BeTrue();
    }

    [Fact]
    public async Task A_check_that_only_the_branch_requires_counts_too()
    {
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(Strict: false, [new RequiredCheck("lint")]),
        };
        Repo.Checks.SetStatus(First, "lint", "failure");

        (await Reader.OfBranchAsync(Sha(First), CancellationToken.None))
            .Reasons.Should()
            .Equal(new CheckVerdict("lint", CheckState.Red, "failure", null));
    }

    [Fact]
    public async Task The_newest_green_commit_is_found_behind_red_ones()
    {
        var second = Commit("second");
        Green(second);
        foreach (var name in new[] { "third", "fourth" })
        {
            Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", Commit(name))).Complete("failure");
        }
        Green(Commit("with a red check"));
        Repo.Checks.Add("core (rust)", Repo.Resolve("refs/heads/main")!, "failure");

        (await Reader.NewestAsync(CancellationToken.None)).Should().Be(new GreenCommit(Sha(second), "second", 3));
        Github.Log.Requests.Count.Should().BeLessThan(15);
    }

    [Fact]
    public async Task Where_nothing_is_green_there_is_no_newest()
    {
        Repo.Checks.Add("core (rust)", First, "failure");

        (await Reader.NewestAsync(CancellationToken.None)).Should().BeNull();
    }

    private string Commit(string text) => Repo.Commit(new Dictionary<string, string> { ["a"] = text }, text);
}
