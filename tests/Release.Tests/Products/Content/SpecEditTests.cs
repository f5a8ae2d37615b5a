using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>What others change of a spec, on its branch or after its merge.</summary>
[Needs(Need.Nothing)]
public sealed class SpecEditTests : ContentTest
{
    [Fact]
    public async Task A_reviewer_s_sound_edit_is_what_is_released()
    {
        var pull = Propose(Spec(Due));
        Content.PutSpec(Spec(Content.Heads), Branch);

        var context = await RunAsync();

        Merged.Should().BeEquivalentTo(Spec(Content.Heads));
        context.SourceSha!.Text.Should().Be(pull.HeadSha);
    }

    [Fact]
    public async Task An_edit_that_breaks_the_spec_stops_it_with_its_line()
    {
        Propose(Spec(Due));
        Content.Distribution.Commit(
            new Dictionary<string, string> { [ReleaseSpecFile.PathOf(Next)] = "{\"schema\": 9}" },
            "oops",
            Branch
        );

        var failure = await StopsAsync();

        (failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    "#1 is for v0.1.1, and the spec release-specs/v0.1.1.json cannot be used: it is of schema 9, "
                        + "and 1 and 2 are known",
                    $"Correct it on {Branch}, or delete that branch, which closes its pull request; then run the "
                        + "same command again"
                )
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_edit_after_the_confirmation_is_not_merged_unseen()
    {
        Github
            .Faults.On("POST", "/repos/org/distribution/pulls")
            .Run(_ =>
            {
                Content.PutSpec(Spec(Content.Heads), Branch);
                return Task.CompletedTask;
            });

        var failure = await StopsAsync();

        failure
            .What.Should()
            .StartWith(
                $"The branch {Branch} of #1 is not the spec alone: its spec pins loader at "
                    + $"{Content.Head("loader")[..8]}, not {Earlier["loader"][..8]}, oc-bridge at "
            );
        Merged.Should().BeNull();
        (await RunAsync()).Choice!.Pins[0].At.Sha.Text.Should().Be(Content.Head("loader"));
    }

    [Fact]
    public async Task Something_else_on_the_branch_stops_it()
    {
        Propose(Spec(Due));
        Content.Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "mine" }, "slipped in", Branch);

        (await StopsAsync())
            .What.Should()
            .Be($"The branch {Branch} of #1 is not the spec alone: it also changes README.md");
    }

    [Fact]
    public async Task A_spec_that_is_changed_on_main_after_the_merge_stops_it()
    {
        Github
            .Faults.On(request => request.Method == "DELETE")
            .Run(_ =>
            {
                Content.PutSpec(Spec(Content.Heads));
                return Task.CompletedTask;
            });

        var failure = await StopsAsync();

        failure
            .What.Should()
            .Be(
                $"{Main[..8]} cannot be released as v0.1.1: it changed the spec, and is not of the merge "
                    + $"{Content.Distribution.Resolve(Main + "~1")![..8]}"
            );
        (await RunAsync()).SourceSha!.Text.Should().Be(Main);
    }
}
