using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Catalog;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Catalog;

[Needs(Need.Nothing)]
public sealed class CandidateRemovalTests : CandidateTest
{
    [Fact]
    public async Task A_draft_is_deleted_by_its_id_announced_and_the_second_time_nothing_is_written()
    {
        var sha = Sealed("old");
        var found = (await FindAsync(sha)).Single();
        var removal = new CandidateRemoval(Services());

        (await removal.RemoveAsync(found, default)).Should().BeTrue();
        (await removal.RemoveAsync(found, default)).Should().BeFalse();

        Repo.Releases.All.Should().BeEmpty();
        Github.Log.Writes.Should().ContainSingle();
        Events.OfType<WriteAnnounced>().Select(write => write.What).Should().Equal(CandidateRemoval.Writes(found));
    }

    [Fact]
    public async Task A_prerelease_goes_with_its_git_tag()
    {
        var sha = Commit("old");
        Repo.Releases.AddPublished($"rc-{sha}", sha, prerelease: true);

        (await new CandidateRemoval(Services()).RemoveAsync((await FindAsync(sha)).Single(), default))
            .Should()
            .BeTrue();

        Repo.Releases.All.Should().BeEmpty();
        Repo.Resolve($"refs/tags/rc-{sha}").Should().BeNull();
        (await FindAsync(sha)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_came_into_use_after_the_list_was_made_is_not_deleted()
    {
        var sha = Sealed("old");
        var found = (await FindAsync(sha)).Single();
        Live("candidate.yml", sha);

        var remove = () => new CandidateRemoval(Services()).RemoveAsync(found, default);

        (await remove.Should().ThrowAsync<ActionFailure>()).Which.What.Should().Contain("is at work on it");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_immutable_in_use_or_no_candidate_any_more_is_not_deleted()
    {
        var (immutable, used, renamed) = (Commit("immutable"), Sealed("used"), Sealed("renamed"));
        Repo.ImmutableReleases = true;
        Repo.Releases.AddPublished($"rc-{immutable}", immutable, prerelease: true);
        Repo.Releases.AddDraft("v2.0.0", used);
        var found = (await FindAsync(renamed)).Single();
        Repo.Releases.All.Single(release => release.Id == found.Release.Id).TagName = "v3.0.0";

        foreach (
            var candidate in new[] { (await FindAsync(immutable)).Single(), (await FindAsync(used)).Single(), found }
        )
        {
            var remove = () => new CandidateRemoval(Services()).RemoveAsync(candidate, default);
            await remove.Should().ThrowAsync<ActionFailure>();
        }
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_delete_whose_answer_is_lost_is_done()
    {
        var found = (await FindAsync(Sealed("old"))).Single();
        Github.Faults.On("DELETE", "/repos/*/*/releases/*").LoseAnswer();

        (await new CandidateRemoval(Services()).RemoveAsync(found, default)).Should().BeTrue();

        Repo.Releases.All.Should().BeEmpty();
    }
}
