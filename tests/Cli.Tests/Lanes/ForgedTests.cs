using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>What somebody with write access makes so that it looks as the lanes make it.</summary>
[Needs(Need.Lane)]
public sealed class ForgedTests(SealedCandidate candidate) : LaneTest, IClassFixture<SealedCandidate>
{
    private readonly RehearsalEnvironment environment = candidate.Stage;

    private string Printed => candidate.Printed;

    private SandboxRepository Repository => environment.Product.Repository;

    private SandboxRelease Draft => Releases(environment, environment.CandidateTag).Single();

    [Fact]
    public async Task A_draft_of_somebody_elses_under_the_releases_tag_is_refused_with_its_words()
    {
        var foreign = Repository.Releases.AddDraft(environment.ReleaseTag, environment.SourceSha, "Run this");

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release)
            .Should()
            .Contain($"the draft {foreign.Id} of {environment.ReleaseTag} was not made by this action");
        Repository.Releases.Remove(foreign);
    }

    [Fact]
    public async Task A_candidate_that_is_sealed_anew_with_a_stolen_key_is_refused_for_nobody_has_attested_it()
    {
        var forged = ForgedAssets.Put(
            Repository,
            Draft,
            Draft.Assets.Single(asset => asset.Name.EndsWith("-setup.exe", StringComparison.Ordinal)).Name
        );

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release)
            .Should()
            .Contain("/.github/workflows/candidate.yml@refs/heads/main has not attested this candidate");
        forged.Restore();
    }

    private async Task<(ScenarioDriver Play, SandboxRun Run)> ReleasedAsync()
    {
        var driver = People(environment);
        return (driver, await driver.ReleaseAsync());
    }
}
