using System.Text;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// A commit pushed and its candidate sealed, once for all tests that end in a refusal and put right what they did.
/// </summary>
public sealed class SealedCandidate : LaneTest, IAsyncLifetime
{
    internal RehearsalEnvironment Stage { get; private set; } = null!;

    internal string Printed => Log;

    public async ValueTask InitializeAsync() => (Stage, _) = await SealedAsync();

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        Dispose();
    }
}

/// <summary>
/// What somebody with write access does to a sealed candidate or a release, and what the promote lane says to it.
/// </summary>
[Needs(Need.Lane)]
public sealed class BehindTheBackTests(SealedCandidate candidate) : LaneTest, IClassFixture<SealedCandidate>
{
    private static readonly byte[] Extra = Encoding.UTF8.GetBytes("by hand");
    private readonly RehearsalEnvironment environment = candidate.Stage;

    private string Printed => candidate.Printed;

    private SandboxRepository Repository => environment.Product.Repository;

    private SandboxRelease Draft => Releases(environment, environment.CandidateTag).Single();

    [Fact]
    public async Task An_asset_added_to_the_sealed_draft_is_refused_before_anybody_is_asked()
    {
        var extra = Draft.AddAsset("extra.txt", Extra);

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release).Should().Contain("extra.txt");
        Draft.RemoveAsset(extra);
    }

    [Fact]
    public async Task A_second_draft_with_the_candidates_tag_is_refused()
    {
        var second = Repository.Releases.AddDraft(environment.CandidateTag, environment.SourceSha);

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release).Should().Contain("ambiguous");
        Repository.Releases.Remove(second);
    }

    [Fact]
    public async Task A_tag_that_is_somewhere_else_already_is_refused_before_anybody_is_asked()
    {
        Repository.CreateTag(environment.ReleaseTag, Elsewhere);

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired).Should().Be(("failure", null), Printed);
        Errors(environment, release).Should().Contain("the tag exists at").And.Contain(environment.SourceSha[..8]);
        Releases(environment, environment.ReleaseTag).Should().BeEmpty();
        RemoveTag();
    }

    [Fact]
    public async Task A_tag_that_moves_between_the_question_and_the_approval_is_refused_all_the_same()
    {
        var (driver, release) = await ReleasedAsync();
        Repository.CreateTag(environment.ReleaseTag, Elsewhere);

        await driver.DecideAsync(release, approve: true);

        release.Conclusion.Should().Be("failure", Printed);
        Releases(environment, environment.ReleaseTag).Should().NotContain(found => !found.Draft);
        RemoveTag();
    }

    [Fact]
    public async Task A_candidate_that_is_exchanged_between_the_question_and_the_approval_is_not_what_was_approved()
    {
        var (driver, release) = await ReleasedAsync();
        var extra = Draft.AddAsset("extra.txt", Extra);

        await driver.DecideAsync(release, approve: true);

        (release.Conclusion, await VisibleAsync(environment)).Should().Be(("failure", ""), Printed);
        Draft.RemoveAsset(extra);
    }

    [Fact]
    public async Task A_commit_whose_check_turned_red_after_it_was_sealed_is_refused_by_its_checks_alone()
    {
        Repository.Checks.Add("core (rust)", environment.SourceSha, conclusion: "failure");

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release).Should().StartWith("the check 'core (rust)' is failure.");
        Repository.Checks.Add("core (rust)", environment.SourceSha, conclusion: "success");
    }

    private string Elsewhere => Repository.Resolve($"{environment.SourceSha}~1")!;

    private async Task<(ScenarioDriver Play, SandboxRun Run)> ReleasedAsync()
    {
        var driver = People(environment);
        return (driver, await driver.ReleaseAsync());
    }

    // with the draft that a promotion may have begun
    private void RemoveTag()
    {
        Repository.RemoveTag(environment.ReleaseTag);
        foreach (var begun in Releases(environment, environment.ReleaseTag))
        {
            Repository.Releases.Remove(begun);
        }
    }
}
