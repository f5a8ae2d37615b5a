using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.ReleaseTrain.Steps.Source;
using MsReleaseActions.ReleaseTrainTests.Steps.Bump;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Source;

[Needs(Need.Nothing)]
public sealed class SourceStepTests : BumpTest
{
    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Rebase)]
    [InlineData(MergeMethod.Squash)]
    public async Task The_commit_of_the_merge_is_the_source_even_when_main_has_moved_on(string method)
    {
        var merged = await MergeAsync(OpenBump(First), method);
        Green(merged);
        Push("later");
        Github.Log.Clear();

        var context = await SourceAsync();

        context.SourceSha.Should().Be(Sha(merged));
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Its_checks_are_waited_for()
    {
        var merged = await MergeAsync(OpenBump(First));
        var waits = 0;
        Clock.OnWait = _ =>
        {
            if (++waits == 3)
            {
                Green(merged);
            }
        };

        (await SourceAsync()).SourceSha.Should().Be(Sha(merged));
        (await SourceAsync()).SourceSha.Should().Be(Sha(merged));
        waits.Should().Be(3);
    }

    [Fact]
    public async Task Something_that_landed_before_the_merge_stops_it()
    {
        var pull = OpenBump(First);
        var between = Push("in between");
        var merged = await MergeAsync(pull);
        Green(merged);

        var failure = await FailsAsync(SourceAsync);

        (failure.ExitCode, failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    ExitCode.No,
                    $"{merged[..8]} cannot be released as v9.9.9: it stands on {between[..8]}, not on "
                        + $"{First[..8]}: something landed in between",
                    "Run the same command again: it takes the next free tag"
                )
            );
    }

    [Fact]
    public async Task Something_that_was_slipped_into_the_branch_stops_it()
    {
        var pull = OpenBump(First);
        Push("slipped in", Branch);
        var merged = await MergeAsync(pull);
        Green(merged);

        (await FailsAsync(SourceAsync))
            .What.Should()
            .Be($"{merged[..8]} cannot be released as v9.9.9: it also changes notes.txt");
    }

    [Fact]
    public async Task A_red_check_stops_it_with_its_page()
    {
        var merged = await MergeAsync(OpenBump(First));
        Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", merged)).AddJob("core (rust)").Complete("failure");

        (await FailsAsync(SourceAsync)).What.Should().StartWith($"{merged[..8]} is red: core (rust) (failure, http");
    }

    [Fact]
    public async Task A_merge_that_starts_no_checks_is_explained()
    {
        await MergeAsync(OpenBump(First));

        (await FailsAsync(SourceAsync)).Why.Should().Contain("GITHUB_TOKEN");
    }

    [Fact]
    public async Task A_merge_that_is_not_on_the_branch_any_more_stops_it()
    {
        var merged = await MergeAsync(OpenBump(First));
        Green(merged);
        Repo.CreateBranch("main", First);

        (await FailsAsync(SourceAsync)).What.Should().Be($"{merged[..8]} is not on main any more");
    }

    [Fact]
    public async Task Where_no_bump_is_needed_the_picked_commit_is_the_source()
    {
        Repo.Commit(Bumped(First), "by hand");
        Green(Main);

        var context = await SourceAsync(new ReleaseContext(Channel.Stable) { Tag = Tag, Base = Sha(Main) });

        context.SourceSha.Should().Be(Sha(Main));
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Before_the_merge_it_is_to_come() =>
        (await new SourceStep(Services(readOnly: true)).CheckAsync(Context(), CancellationToken.None))
            .Status.Should()
            .Be(StepStatus.ToCome);

    private Task<ReleaseContext> SourceAsync() => SourceAsync(Context());

    private Task<ReleaseContext> SourceAsync(ReleaseContext context) =>
        RunAsync(
            context,
            CancellationToken.None,
            services => new BumpStep(services),
            services => new MergeStep(services),
            services => new SourceStep(services)
        );
}
