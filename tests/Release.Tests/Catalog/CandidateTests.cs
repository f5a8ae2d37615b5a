using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Catalog;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Catalog;

[Needs(Need.Nothing)]
public sealed class CandidateTests : TrainTest
{
    private static readonly PruneOptions Usual = new(Keep: 1, OlderThan: TimeSpan.Zero, Published: false);

    [Fact]
    public async Task All_110_candidates_among_130_releases_are_found_and_everything_else_is_left_alone()
    {
        foreach (var number in Enumerable.Range(0, 110))
        {
            Repo.Releases.AddDraft($"rc-{number:x40}");
        }
        foreach (var number in Enumerable.Range(0, 20))
        {
            Repo.Releases.AddPublished($"v1.0.{number}", First);
        }
        Repo.Releases.AddDraft("rc-next");

        var (found, total) = await new CandidateCatalog(Space(readOnly: true)).ReadAsync(3, default);

        (found.Count, total).Should().Be((3, 110));
        found.Should().OnlyContain(candidate => candidate.State == CandidateState.Incomplete);
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_candidate_is_described_by_its_commit_its_run_and_who_needs_it()
    {
        var sha = Commit("release(app): v1.4.0");
        Seal(sha);
        Repo.Releases.AddPublished("v1.4.0", sha);
        Repo.Releases.AddDraft("v1.4.1", sha);
        var run = Live("candidate.yml", sha);

        var found = (await FindAsync(sha)).Single();

        (found.State, found.Subject, found.BuiltBy).Should().Be((CandidateState.Sealed, "release(app): v1.4.0", 4711));
        found.Use.Should().Be(new CandidateUse(run.Id, "v1.4.1", "v1.4.0", IsNewestBump: true));
    }

    [Fact]
    public async Task Pruning_takes_the_old_and_the_broken_and_keeps_what_is_needed()
    {
        var old = Sealed("old");
        var broken = Commit("broken");
        Repo.Releases.AddDraft($"rc-{broken}", broken);
        var twice = Sealed("twice");
        Seal(twice);
        var published = Sealed("published");
        Repo.Releases.AddPublished("v1.0.0", published);
        var unfinished = Sealed("unfinished");
        Repo.Releases.AddDraft("v1.0.1", unfinished);
        var live = Sealed("live");
        Live("release.yml", live);
        var bump = Sealed("release(app): v1.0.2");
        var newest = Sealed("newest");

        var decisions = await DecideAsync(Usual);

        decisions.Where(decision => decision.Goes).Select(decision => decision.Candidate.Tag.SourceSha.Text).Should().Equal(twice, twice, broken, old);
        decisions.Where(decision => !decision.Goes).Select(decision => (decision.Candidate.Tag.SourceSha.Text, decision.Why.Split(' ')[0])).Should().Equal(
            (newest, "one"), (bump, "it"), (live, "run"), (unfinished, "the"), (published, "v1.0.0"));
    }

    [Fact]
    public async Task Those_of_published_releases_go_only_where_that_is_asked_and_young_ones_stay()
    {
        var sha = Sealed("published");
        Repo.Releases.AddPublished("v1.0.0", sha);

        (await DecideAsync(Usual with { Keep = 0 })).Single().Goes.Should().BeFalse();
        (await DecideAsync(Usual with { Keep = 0, Published = true })).Single().Goes.Should().BeTrue();
        (await DecideAsync(Usual with { Keep = 0, Published = true, OlderThan = TimeSpan.FromDays(1) })).Single().Why.Should().Be("younger than 1 days");
        Clock.Advance(TimeSpan.FromDays(3));
        (await DecideAsync(Usual with { Keep = 0, Published = true, OlderThan = TimeSpan.FromDays(1) })).Single().Why.Should().Be("3 days old; v1.0.0 was made from it");
    }

    [Fact]
    public async Task A_draft_is_deleted_by_its_id_announced_and_the_second_time_nothing_is_written()
    {
        var sha = Sealed("old");
        var found = (await FindAsync(sha)).Single();
        var removal = new CandidateRemoval(Space());

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

        (await new CandidateRemoval(Space()).RemoveAsync((await FindAsync(sha)).Single(), default)).Should().BeTrue();

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

        var remove = () => new CandidateRemoval(Space()).RemoveAsync(found, default);

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

        foreach (var candidate in new[] { (await FindAsync(immutable)).Single(), (await FindAsync(used)).Single(), found })
        {
            var remove = () => new CandidateRemoval(Space()).RemoveAsync(candidate, default);
            await remove.Should().ThrowAsync<ActionFailure>();
        }
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_delete_whose_answer_is_lost_is_done()
    {
        var found = (await FindAsync(Sealed("old"))).Single();
        Github.Faults.On("DELETE", "/repos/*/*/releases/*").LoseAnswer();

        (await new CandidateRemoval(Space()).RemoveAsync(found, default)).Should().BeTrue();

        Repo.Releases.All.Should().BeEmpty();
    }

    private async Task<IReadOnlyList<PruneDecision>> DecideAsync(PruneOptions options) =>
        PruneRules.Of((await new CandidateCatalog(Space(readOnly: true)).ReadAsync(1000, default)).Candidates, options, Clock.GetUtcNow());

    private Task<IReadOnlyList<KnownCandidate>> FindAsync(string named) => new CandidateCatalog(Space(readOnly: true)).FindAsync(named, CancellationToken.None);

    private string Commit(string message) => Repo.Commit(new Dictionary<string, string> { ["README.md"] = message }, message);

    private string Sealed(string message)
    {
        var sha = Commit(message);
        Seal(sha);
        return sha;
    }

    private void Seal(string sha) => SealedCandidate.Put(Repo, sha, new Dictionary<string, byte[]> { ["app.deb"] = [1] });

    private SandboxRun Live(string workflow, string sha)
    {
        var run = Repo.Actions.AddRun(workflow, new NewRun("workflow_dispatch", "main", sha)).Start();
        run.DisplayTitle = $"{workflow} {sha} now";
        return run;
    }
}
