using System.Text;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>The spec is written by a pull request, merged, and found again with the commit that brought it.</summary>
[Needs(Need.Nothing)]
public sealed class SpecPullTests : ContentTest
{
    [Fact]
    public async Task Spec_and_notes_are_brought_by_one_pull_request_and_nothing_else()
    {
        var context = await RunAsync(notes: "Faster.\n");

        var pull = Content.Distribution.Pulls.All.Should().ContainSingle().Which;
        (pull.Title, pull.HeadRef, pull.MergedAt is not null).Should().Be(("release(content): v0.1.1", Branch, true));
        pull.Body.Should().Contain($"| core | org/core | {Due["core"]} |");
        Merged.Should().BeEquivalentTo(Spec(Due));
        Encoding
            .UTF8.GetString(Content.Distribution.ReadFile("release-notes/v0.1.1.md", Main)!)
            .Should()
            .Be("Faster.\n");
        (await DifferenceAsync()).Should().Equal("release-notes/v0.1.1.md", "release-specs/v0.1.1.json");
        (context.MergedSha!.Text, context.SourceSha!.Text).Should().Be((Main, pull.HeadSha));
        Github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Rebase)]
    [InlineData(MergeMethod.Squash)]
    public async Task However_it_is_merged_the_same_commit_is_found_every_time(string method)
    {
        (
            Content.Distribution.AllowMergeCommit,
            Content.Distribution.AllowRebaseMerge,
            Content.Distribution.AllowSquashMerge
        ) = (method == MergeMethod.Merge, method == MergeMethod.Rebase, method == MergeMethod.Squash);
        var first = await RunAsync();
        Content.Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "later");
        Github.Log.Clear();

        var again = await RunAsync();

        (again.Tag, again.SourceSha).Should().Be((Next, first.SourceSha));
        first
            .SourceSha!.Text.Should()
            .Be(
                method == MergeMethod.Merge
                    ? Content.Distribution.Pulls.All[0].HeadSha
                    : Content.Distribution.Resolve(Main + "~1")
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_begun_is_completed_with_its_own_commits_whatever_has_landed_since()
    {
        var first = await RunAsync();
        var pinned = Merged;
        Content.Land("core", "failure");

        var (pick, context) = await CheckAfterWritesAsync();

        (pick.Status, context.SourceSha, Merged).Should().BeEquivalentTo((StepStatus.Done, first.SourceSha, pinned));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task An_answer_that_is_lost_is_looked_for(int write)
    {
        var lost = Github.Faults.On(request => request.IsWriteAttempt, skip: write).LoseAnswer();

        var context = await RunAsync();

        lost.Hits.Should().Be(1);
        (Content.Distribution.Pulls.All.Count, context.SourceSha!.Text)
            .Should()
            .Be((1, Content.Distribution.Pulls.All[0].HeadSha));
        Merged.Should().BeEquivalentTo(Spec(Due));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Killed_before_any_write_it_goes_on_from_there_with_the_same_commits(int write)
    {
        var due = Due;
        using var killed = new CancellationTokenSource();
        Github.Faults.On(request => request.IsWriteAttempt, skip: write).Run(_ => killed.CancelAsync());
        await ((Func<Task>)(() => RunAsync(cancellation: killed.Token)))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        var later = write > 2 ? Content.Land("core") : null;

        var context = await RunAsync();

        (Content.Distribution.Pulls.All.Count, context.Tag).Should().Be((1, Next));
        Merged.Should().BeEquivalentTo(Spec(due));
        later.Should().NotBe(due["core"]);
    }

    [Theory]
    [InlineData("refs")]
    [InlineData("pulls")]
    public async Task Two_operators_at_once_make_one(string at)
    {
        Github
            .Faults.On(request => request.IsWriteAttempt && request.Path.EndsWith("/" + at, StringComparison.Ordinal))
            .Run(async _ => await LookAndBumpAsync());

        await RunAsync();

        Content.Distribution.Pulls.All.Should().ContainSingle();
        Merged.Should().BeEquivalentTo(Spec(Due));
    }

    [Fact]
    public async Task Required_checks_are_waited_for_on_the_pull_request_and_hold_for_its_commit()
    {
        Content.Distribution.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(Strict: false, [new MsReleaseActions.Server.State.RequiredCheck("spec")]),
        };
        var waits = 0;
        Clock.OnWait = _ =>
        {
            if (++waits == 2)
            {
                var run = Content.Distribution.Actions.AddRun(
                    "ci.yml",
                    new NewRun("pull_request", Branch, Content.Distribution.Pulls.All[0].HeadSha)
                );
                run.AddJob("spec").Succeed();
                run.Complete("success");
            }
        };

        (await RunAsync()).SourceSha!.Text.Should().Be(Content.Distribution.Pulls.All[0].HeadSha);
        waits.Should().Be(2);
    }

    private async Task<IReadOnlyList<string>> DifferenceAsync() =>
        [
            .. (
                await Services().Operator.Commits.CompareAsync(Settings.Repository, Start, Main, CancellationToken.None)
            )!.Files.Select(file => file.Filename),
        ];

    private Task<(StepReport Pick, ReleaseContext Context)> CheckAfterWritesAsync()
    {
        Github.Log.Clear();
        return CheckAsync(Stable);
    }

    private Task<SeenStep?> LookAndBumpAsync()
    {
        var services = Services();
        return new TrainRun(
            services,
            [.. Steps(services, Stable).Take(4)],
            new ReleaseContext(Stable.Channel)
        ).RunAsync(watch: true, CancellationToken.None);
    }
}
