using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Catalog;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Catalog;

[Needs(Need.Nothing)]
public sealed class CandidateTests : CandidateTest
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

        var (found, total) = await new CandidateCatalog(Services(readOnly: true)).ReadAsync(3, default);

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
    public async Task A_candidate_of_the_earlier_tool_is_listed_and_is_no_candidate_of_its_commit()
    {
        var sha = Commit("release(app): v1.4.0");
        var tag = $"rc-{sha}-tooling-{First}";
        Repo.Releases.AddPublished(tag, sha, prerelease: true);

        var found = (await FindAsync(sha)).Single();

        (found.Tag.Text, found.Subject, found.State).Should().Be((tag, "release(app): v1.4.0", CandidateState.Invalid));
        found.Problems.Should().Equal("made by an earlier tool, and never released");
        (await FindAsync(First)).Should().BeEmpty("what made it is not what it was made from");
        (await DecideAsync(Usual with { Keep = 0, Published = true }))
            .Select(decision => (decision.Goes, decision.Why))
            .Should()
            .Equal((false, $"an earlier tool made it: `ms candidates discard` takes it by its tag"));
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

        decisions
            .Where(decision => decision.Goes)
            .Select(decision => decision.Candidate.Tag.SourceSha.Text)
            .Should()
            .Equal(twice, twice, broken, old);
        decisions
            .Where(decision => !decision.Goes)
            .Select(decision => (decision.Candidate.Tag.SourceSha.Text, decision.Why.Split(' ')[0]))
            .Should()
            .Equal((newest, "one"), (bump, "it"), (live, "run"), (unfinished, "the"), (published, "v1.0.0"));
    }

    [Fact]
    public async Task Those_of_published_releases_go_only_where_that_is_asked_and_young_ones_stay()
    {
        var sha = Sealed("published");
        Repo.Releases.AddPublished("v1.0.0", sha);

        (await DecideAsync(Usual with { Keep = 0 })).Single().Goes.Should().BeFalse();
        (await DecideAsync(Usual with { Keep = 0, Published = true })).Single().Goes.Should().BeTrue();
        (await DecideAsync(Usual with { Keep = 0, Published = true, OlderThan = TimeSpan.FromDays(1) }))
            .Single()
            .Why.Should()
            .Be("younger than 1 days");
        Clock.Advance(TimeSpan.FromDays(3));
        (await DecideAsync(Usual with { Keep = 0, Published = true, OlderThan = TimeSpan.FromDays(1) }))
            .Single()
            .Why.Should()
            .Be("3 days old; v1.0.0 was made from it");
    }

    private async Task<IReadOnlyList<PruneDecision>> DecideAsync(PruneOptions options) =>
        PruneRules.Of(
            (await new CandidateCatalog(Services(readOnly: true)).ReadAsync(1000, default)).Candidates,
            options,
            Clock.GetUtcNow()
        );
}
