using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>What others do while a content release is under way.</summary>
[Needs(Need.Nothing)]
public sealed class SpecMishapTests : ContentTest
{
    [Fact]
    public async Task An_open_pull_request_s_commits_are_those_that_count()
    {
        var pull = Propose(Spec(Content.Heads));
        Content.Land("core", "failure");
        var (_, context) = await CheckAsync(Stable);

        context.Choice!.Pins.Should().OnlyContain(pin => pin.How == "as in #1");
        await RunAsync();
        (pull.MergedAt is not null, Content.Distribution.Pulls.All.Count).Should().Be((true, 1));
    }

    [Fact]
    public async Task One_that_pins_other_commits_than_those_asked_for_stops_it()
    {
        Propose(Spec(Due));
        var wanted = Content.Head("loader");

        var failure = await StopsAsync(With("loader", wanted));

        (failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    $"#1 is for v0.1.1 and pins loader at {Earlier["loader"][..8]}, not {wanted[..8]}",
                    $"Delete the branch {Branch}, which closes its pull request, if those are not wanted; or "
                        + "leave --pin away"
                )
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_main_that_moves_before_the_merge_stops_it_and_the_next_start_takes_the_same_commits()
    {
        var pull = Propose(Spec(Due));
        var due = Due;
        Github
            .Faults.On("GET", "/repos/org/distribution/pulls/1")
            .Run(_ =>
            {
                Content.Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "in between");
                return Task.CompletedTask;
            });
        var failure = await StopsAsync();
        Content.Land("core");

        await RunAsync();

        failure.What.Should().StartWith($"main has moved on from {Start[..8]} to ");
        (pull.Open, pull.MergedAt, Content.Distribution.Pulls.All.Count).Should().Be((false, null, 2));
        Merged.Should().BeEquivalentTo(Spec(due));
    }

    [Fact]
    public async Task One_that_is_closed_by_hand_stops_it_and_the_next_start_opens_another()
    {
        var pull = Propose(Spec(Due));
        Github
            .Faults.On("GET", "/repos/org/distribution/pulls/1")
            .Run(_ =>
                Services().Operator.PullRequests.CloseAsync(Settings.Repository, pull.Number, CancellationToken.None)
            );

        (await StopsAsync()).What.Should().Be("#1 was closed without having been merged");

        await RunAsync();
        (pull.MergedAt, Content.Distribution.Pulls.All.Count, Merged!.Tag).Should().Be((null, 2, Next));
    }

    [Fact]
    public async Task A_spec_that_was_merged_by_hand_is_released_too()
    {
        var source = Content.PutSpec(Spec(Content.Heads));

        var context = await RunAsync();

        (context.Tag, context.SourceSha).Should().Be((Next, Sha(source)));
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_cannot_be_used_is_passed_over_with_the_reason()
    {
        Content.Distribution.Commit(new Dictionary<string, string> { [ReleaseSpecFile.PathOf(Next)] = "{}" }, "broken");
        Content.Distribution.CreateTag("v0.1.2", Start);
        Content.PutSpec(ContentSample.Spec("v0.1.3", "https://elsewhere.example", Content.Heads));
        Content.Distribution.Releases.AddDraft("v0.1.4", Start);

        var choice = (await CheckAsync(Stable)).Context.Choice!;

        choice.Tag.Text.Should().Be("v0.1.5");
        choice
            .TagWhy.Should()
            .Contain(
                "not v0.1.1: its spec is merged and cannot be used: the spec release-specs/v0.1.1.json cannot be "
                    + "used: line 1: schema is missing"
            )
            .And.Contain("not v0.1.2: git has a tag of that name, without a release")
            .And.Contain(
                "not v0.1.3: its spec is merged and cannot be used: release-specs/v0.1.3.json is not what it "
                    + "should be: loader is on https://elsewhere.example in the spec, and this is "
            )
            .And.Contain("not v0.1.4: a draft release that is not ours has that name");
        (await StopsAsync(Stable with { Tag = Next }))
            .What.Should()
            .StartWith("v0.1.1 cannot be the next stable release: its spec is merged and cannot be used: ");
    }

    [Fact]
    public async Task A_merged_spec_of_other_commits_than_those_asked_for_is_left_for_the_next_name()
    {
        Content.PutSpec(Spec(Earlier));

        (await CheckAsync(With("core", Content.Head("core"))))
            .Context.Choice!.Tag.Should()
            .Be(ReleaseTag.Parse("v0.1.2"));
    }
}
