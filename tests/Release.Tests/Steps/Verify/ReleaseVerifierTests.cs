using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Verify;

[Needs(Need.Nothing)]
public sealed class ReleaseVerifierTests : ProvenTest
{
    [Fact]
    public async Task A_promoted_release_is_proven_with_reads_alone()
    {
        var proof = await VerifyAsync();

        proof
            .Findings.Select(finding => (finding.Name, finding.Status))
            .Should()
            .Equal(
                ("release", CheckStatus.Passed),
                ("kind", CheckStatus.Passed),
                ("lock", CheckStatus.Warning),
                ("tag", CheckStatus.Passed),
                ("branch", CheckStatus.Passed),
                ("version", CheckStatus.Passed),
                ("candidate.json", CheckStatus.Passed),
                ("candidate", CheckStatus.Passed),
                ("seal", CheckStatus.Unknown),
                ("assets", CheckStatus.Passed),
                ("bytes", CheckStatus.Passed),
                ("digests", CheckStatus.Passed),
                ("checksums.txt", CheckStatus.Passed),
                ("latest.json", CheckStatus.Passed),
                ("platforms", CheckStatus.Passed),
                ("signatures", CheckStatus.Passed),
                ("run", CheckStatus.Passed),
                ("provenance", CheckStatus.Passed)
            );
        proof.SourceSha!.Text.Should().Be(Released);
        proof.Assets.Should().HaveCount(Release.Assets.Count);
        proof
            .Assets.Where(asset => !asset.SameAsCandidate)
            .Select(asset => asset.Name)
            .Should()
            .Equal("checksums.txt", "latest.json");
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Signed_files_are_read_and_their_progress_is_told_and_all_files_where_that_is_asked()
    {
        await VerifyAsync();
        Events
            .OfType<TransferMoved>()
            .Select(moved => moved.What)
            .Distinct()
            .Should()
            .HaveCount(6)
            .And.OnlyContain(name => !name.EndsWith(".dmg"));

        await VerifyAsync(new VerifyOptions { Download = true });
        Events.OfType<TransferMoved>().Select(moved => moved.What).Distinct().Should().HaveCount(Release.Assets.Count);
        Events
            .OfType<TransferMoved>()
            .Should()
            .OnlyContain(moved => moved.Step == StepId.Verified && moved.Bytes <= moved.Total);
    }

    [Fact]
    public async Task Without_its_candidate_a_release_is_proven_by_the_candidate_json_that_it_carries()
    {
        Repo.Releases.Remove(Candidate.Release);

        var proof = await VerifyAsync();

        proof.Holds.Should().BeTrue();
        proof
            .Findings.Where(finding => finding.Status == CheckStatus.Unknown)
            .Select(finding => finding.Name)
            .Should()
            .Equal("candidate", "seal", "platforms");
        proof
            .Assets.Single(asset => asset.Name.EndsWith(".deb", StringComparison.Ordinal))
            .SameAsCandidate.Should()
            .BeTrue();
    }

    [Fact]
    public async Task A_release_that_somebody_made_by_hand_is_said_to_come_from_no_candidate()
    {
        Repo.Releases.AddPublished("v1.3.1", First).AddAsset("ms-manager.zip", [1, 2, 3]);

        var proof = await new ReleaseVerifier(Services(readOnly: true)).VerifyAsync(
            ReleaseTag.Parse("v1.3.1"),
            new VerifyOptions(),
            default
        );

        Wrong(proof)
            .Should()
            .Equal(
                ("version", "the version files say 1.3.2, the tag means 1.3.1"),
                (
                    "candidate.json",
                    "the release holds no readable candidate.json: it was not promoted from a candidate"
                ),
                ("checksums.txt", "it is not there, or cannot be read")
            );
        proof
            .Assets.Should()
            .Equal(new VerifiedAsset("ms-manager.zip", 3, Sha256.Of([1, 2, 3]), SameAsCandidate: false));
    }

    [Theory]
    [InlineData(false, "org/ms-manager has no release v9.9.9")]
    [InlineData(true, "v9.9.9 is not published: it is a draft still")]
    public async Task What_is_not_published_is_not_proven(bool draft, string expected)
    {
        if (draft)
        {
            Repo.Releases.AddDraft("v9.9.9");
        }

        var proof = await new ReleaseVerifier(Services(readOnly: true)).VerifyAsync(
            ReleaseTag.Parse("v9.9.9"),
            new VerifyOptions(),
            default
        );

        Wrong(proof).Should().Equal(("release", expected));
    }

    [Fact]
    public async Task What_the_token_may_not_see_is_said_to_be_unknown_and_is_no_failure()
    {
        Github
            .Faults.On("GET", "/repos/*/*/attestations/*", times: 9)
            .Status(403, message: "Resource not accessible by personal access token");
        Github
            .Faults.On("GET", "/repos/*/*/actions/runs/*", times: 9)
            .Status(403, message: "Resource not accessible by personal access token");

        var proof = await VerifyAsync();

        proof.Holds.Should().BeTrue();
        proof
            .Findings.Where(finding => finding.Status == CheckStatus.Unknown)
            .Select(finding => finding.Name)
            .Should()
            .Equal("seal", "run", "provenance");
    }
}
