using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Bump;

[Needs(Need.Nothing)]
public sealed class BumpPullsTests : BumpTest
{
    [Theory]
    [InlineData("v", "release/v1.2.3-0a1b2c3d", "v1.2.3", "0a1b2c3d")]
    [InlineData("v", "release/v1.2.3-beta.1-0a1b2c3d", "v1.2.3-beta.1", "0a1b2c3d")]
    [InlineData("", "release/1.2.3-0a1b2c3d", "1.2.3", "0a1b2c3d")]
    [InlineData("app-v", "release/app-v1.2.3-beta.1-0a1b2c3d", "app-v1.2.3-beta.1", "0a1b2c3d")]
    [InlineData("jinhsi-studio-v", "release/jinhsi-studio-v1.2.3-0a1b2c3d", "jinhsi-studio-v1.2.3", "0a1b2c3d")]
    public void A_branch_says_what_it_bumps_to_what(string prefix, string name, string tag, string start)
    {
        BumpBranch.TryParse(name, prefix, out var branch).Should().BeTrue();

        branch.Should().Be(new BumpBranch(ReleaseTag.Parse(tag, prefix), start));
        (branch!.Name, branch.Tag.VersionText).Should().Be((name, tag[prefix.Length..]));
    }

    [Theory]
    [InlineData("release/v1.2.3")]
    [InlineData("release/1.2.3-0a1b2c3d")]
    [InlineData("release/v1.2.3-0A1B2C3D")]
    [InlineData("feature/v1.2.3-0a1b2c3d")]
    [InlineData("release/v1.2.3-0a1b2c3d/more")]
    [InlineData("release/app-v1.2.3-0a1b2c3d")]
    public void Other_branches_are_not_ours(string name) => BumpBranch.TryParse(name, "v", out _).Should().BeFalse();

    [Fact]
    public async Task Where_nothing_was_bumped_nothing_is_known_of_a_tag()
    {
        Push("feature", "release/v9.9.8-00000000");
        Repo.Pulls.Open("release(app): v9.9.8", "release/v9.9.8-00000000");

        (await Read()).Should().BeEquivalentTo(new TagBumps(Tag, [], []));
    }

    [Fact]
    public async Task Open_and_closed_ones_are_told_apart()
    {
        var closed = OpenBump(First);
        await Services().Operator.PullRequests.CloseAsync(Settings.Repository, closed.Number, CancellationToken.None);
        var open = OpenBump(Push("feature"));

        var bumps = await Read();

        bumps.Open.Select(bump => bump.Number).Should().Equal(open.Number);
        bumps.Closed.Select(bump => bump.Number).Should().Equal(closed.Number);
        (bumps.Usable, bumps.Unusable).Should().Be((null, null));
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Rebase)]
    [InlineData(MergeMethod.Squash)]
    public async Task A_merged_one_is_taken_up_even_when_main_has_moved_on(string method)
    {
        var pull = OpenBump(First);
        var merged = await MergeAsync(pull, method);
        Push("later");

        (await Read()).Usable.Should().Be(new MergedBump(pull.Number, Sha(First), Sha(merged)));
    }

    [Fact]
    public async Task One_that_was_merged_onto_another_commit_uses_the_tag_up()
    {
        var pull = OpenBump(First);
        Push("in between");
        await MergeAsync(pull);

        var bumps = await Read();

        (bumps.Usable, bumps.Unusable)
            .Should()
            .Be((null, $"#{pull.Number} was made for {First[..8]}, and something landed before it was merged"));
    }

    [Fact]
    public async Task One_that_brought_more_than_the_version_uses_the_tag_up()
    {
        var pull = OpenBump(First);
        Push("slipped in", Branch);
        var merged = await MergeAsync(pull);

        (await Read())
            .Unusable.Should()
            .Be($"#{pull.Number} was merged as {merged[..8]}, and it also changes notes.txt");
    }

    private async Task<TagBumps> Read() =>
        await (await BumpPulls.ReadAsync(Services(readOnly: true), CancellationToken.None)).OfAsync(
            Tag,
            CancellationToken.None
        );
}
