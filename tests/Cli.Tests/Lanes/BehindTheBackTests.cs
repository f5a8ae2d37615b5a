using System.Text;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>What somebody with write access does to a sealed candidate or a release, and what the promote lane says to it.</summary>
[Needs(Need.Lane)]
public sealed class BehindTheBackTests : LaneTest
{
    [Fact]
    public async Task An_asset_added_to_the_sealed_draft_is_refused_before_anybody_is_asked()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        Releases(stage, stage.CandidateTag).Single().AddAsset("extra.txt", Encoding.UTF8.GetBytes("by hand"));
        var release = await play.ReleaseAsync();
        (release.Conclusion, play.ApprovalRequired, await VisibleAsync(stage)).Should().Be(("failure", null, ""), Log);
        Errors(stage, release).Should().Contain("extra.txt");
    }

    [Fact]
    public async Task A_second_draft_with_the_candidates_tag_is_refused()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        stage.Product.Repository.Releases.AddDraft(stage.CandidateTag, stage.SourceSha);
        var release = await play.ReleaseAsync();
        (release.Conclusion, play.ApprovalRequired, await VisibleAsync(stage)).Should().Be(("failure", null, ""), Log);
        Errors(stage, release).Should().Contain("ambiguous");
    }

    [Fact]
    public async Task A_tag_that_is_somewhere_else_already_is_refused_before_anybody_is_asked()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        var repository = stage.Product.Repository;
        repository.CreateTag(stage.ReleaseTag, repository.Resolve($"{stage.SourceSha}~1")!);
        var release = await play.ReleaseAsync();
        (release.Conclusion, play.ApprovalRequired).Should().Be(("failure", null), Log);
        Errors(stage, release).Should().Contain("the tag exists at").And.Contain(stage.SourceSha[..8]);
        Releases(stage, stage.ReleaseTag).Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_that_moves_between_the_question_and_the_approval_is_refused_all_the_same()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        var release = await play.ReleaseAsync();
        var repository = stage.Product.Repository;
        repository.CreateTag(stage.ReleaseTag, repository.Resolve($"{stage.SourceSha}~1")!);
        await play.DecideAsync(release, approve: true);
        release.Conclusion.Should().Be("failure", Log);
        Releases(stage, stage.ReleaseTag).Should().NotContain(found => !found.Draft);
    }

    [Fact]
    public async Task A_candidate_that_is_exchanged_between_the_question_and_the_approval_is_not_what_was_approved()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        var release = await play.ReleaseAsync();
        Releases(stage, stage.CandidateTag).Single().AddAsset("extra.txt", Encoding.UTF8.GetBytes("by hand"));
        await play.DecideAsync(release, approve: true);
        (release.Conclusion, await VisibleAsync(stage)).Should().Be(("failure", ""), Log);
    }

    [Fact]
    public async Task A_commit_whose_check_turned_red_after_it_was_sealed_is_refused_by_its_checks_alone()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        stage.Product.Repository.Checks.Add("core (rust)", stage.SourceSha, conclusion: "failure");
        var release = await play.ReleaseAsync();
        (release.Conclusion, play.ApprovalRequired, await VisibleAsync(stage)).Should().Be(("failure", null, ""), Log);
        Errors(stage, release).Should().StartWith("the check 'core (rust)' is failure.");
    }
}
