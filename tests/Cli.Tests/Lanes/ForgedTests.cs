using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
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
        var before = Draft.Assets.ToDictionary(asset => asset.Name, asset => asset.ReadBytes());
        var setup = before.Keys.Single(name => name.EndsWith("-setup.exe", StringComparison.Ordinal));
        byte[] evil = [.. before[setup], .. "by hand"u8];
        var forged = Exchanged(before[AssetName.Manifest]);
        using var stolen = CandidateSigningKey.Parse(
            Repository.Actions.Environment("candidate").Secrets["CANDIDATE_SIGNING_KEY"]
        );
        Put(
            (setup, evil),
            (AssetName.Checksums, Exchanged(before[AssetName.Checksums])),
            (AssetName.Signature, stolen.Sign(forged)),
            (AssetName.Manifest, forged)
        );

        var (driver, release) = await ReleasedAsync();

        (release.Conclusion, driver.ApprovalRequired, await VisibleAsync(environment))
            .Should()
            .Be(("failure", null, ""), Printed);
        Errors(environment, release)
            .Should()
            .Contain("/.github/workflows/candidate.yml@refs/heads/main has not attested this candidate");
        Put([.. before.Select(asset => (asset.Key, asset.Value))]);

        byte[] Exchanged(byte[] file) =>
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(file)
                    .Replace(Sha256.Of(before[setup]).Hex, Sha256.Of(evil).Hex, StringComparison.Ordinal)
                    .Replace(
                        $"\"size\": {before[setup].Length},",
                        $"\"size\": {evil.Length},",
                        StringComparison.Ordinal
                    )
            );
    }

    private void Put(params (string Name, byte[] Bytes)[] assets)
    {
        foreach (var (name, bytes) in assets)
        {
            Draft.RemoveAsset(Draft.Assets.Single(asset => asset.Name == name));
            Draft.AddAsset(name, bytes);
        }
    }

    private async Task<(ScenarioDriver Play, SandboxRun Run)> ReleasedAsync()
    {
        var driver = People(environment);
        return (driver, await driver.ReleaseAsync());
    }
}
