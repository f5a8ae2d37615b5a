using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Verify;

[Needs(Need.Nothing)]
public sealed class TamperedReleaseTests : ProvenTest
{
    private const string Deb = "ms-manager_1.3.2_amd64.deb";

    [Fact]
    public async Task Other_bytes_are_found_by_their_digest_their_checksum_and_their_signature()
    {
        var asset = Asset(Deb);
        var before = Candidate.Files[Deb];
        byte[] after = [.. before];
        after[0] ^= 1;
        asset.ReplaceBytes(after, keepDigest: false);

        Wrong(await VerifyAsync())
            .Should()
            .Equal(
                ("bytes", $"{Deb} is {Sha256.Of(after)}, the candidate's is {Sha256.Of(before)}"),
                ("checksums.txt", $"it says {Sha256.Of(before)} of {Deb}, which is {Sha256.Of(after)}"),
                ("signatures", $"linux-x86_64-deb: the signature is not over the bytes of {Deb}")
            );
    }

    [Fact]
    public async Task A_digest_that_lies_is_found_by_reading()
    {
        byte[] after = [.. Candidate.Files[Deb]];
        after[0] ^= 1;
        Asset(Deb).ReplaceBytes(after, keepDigest: true);

        Wrong(await VerifyAsync())
            .Select(wrong => wrong.Name)
            .Should()
            .Equal("bytes", "digests", "checksums.txt", "signatures");
    }

    [Fact]
    public async Task A_file_that_was_added_and_one_that_was_taken_away_are_named()
    {
        Release.AddAsset("notes.txt", [7]);
        Release.RemoveAsset(Asset(Deb + ".sig"));

        Wrong(await VerifyAsync())
            .Should()
            .Equal(
                ("assets", $"{Deb}.sig was built, and the release does not hold it"),
                ("assets", "notes.txt is in the release, and the candidate never held it"),
                ("checksums.txt", $"it lists {Deb}.sig, which the release does not hold"),
                ("checksums.txt", "it does not list notes.txt")
            );
    }

    [Fact]
    public async Task A_latest_json_that_leads_elsewhere_is_found()
    {
        var text = Encoding.UTF8.GetString(Asset("latest.json").ReadBytes());
        Asset("latest.json")
            .ReplaceBytes(
                Encoding.UTF8.GetBytes(
                    text.Replace("/v1.3.2/ms-manager_1.3.2_amd64.deb", "/v1.3.1/ms-manager_1.3.2_amd64.deb")
                        .Replace("\"version\": \"1.3.2\"", "\"version\": \"1.3.3\"")
                ),
                keepDigest: false
            );

        var wrong = Wrong(await VerifyAsync()).ToList();

        wrong
            .Where(one => one.Name == "latest.json")
            .Select(one => one.Text)
            .Should()
            .Equal(
                "it states the version 1.3.3, the tag means 1.3.2",
                $"linux-x86_64-deb: {Github.ServerUrl}/org/ms-manager/releases/download/v1.3.1/{Deb} is no asset "
                    + "of v1.3.2"
            );
        wrong.Select(one => one.Name).Distinct().Should().Equal("checksums.txt", "latest.json");
    }

    [Fact]
    public async Task A_tag_that_was_moved_is_found()
    {
        var other = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "moved" }, "moved");
        Repo.CreateTag(Tag.Text, other);

        Wrong(await VerifyAsync())
            .Should()
            .Equal(("candidate.json", $"candidate.json says source_sha {Released}, the tag is on {other}"));
    }

    [Fact]
    public async Task A_stable_release_that_nobody_would_get_is_found()
    {
        Release.Prerelease = true;

        Wrong(await VerifyAsync())
            .Should()
            .Equal(
                (
                    "kind",
                    "v1.3.2 is a stable version, and the release is marked as a prerelease: releases/latest skips it"
                )
            );
    }

    [Fact]
    public async Task Another_updater_key_does_not_verify()
    {
        using var other = MinisignSigner.FromSeed(99);

        var proof = await VerifyAsync(new VerifyOptions { UpdaterKey = other.PublicKey });

        Wrong(proof)
            .Should()
            .HaveCount(6)
            .And.OnlyContain(wrong => wrong.Name == "signatures" && wrong.Text.Contains("the signature is of the key"));
    }

    [Fact]
    public async Task Who_sealed_the_candidate_is_verified_with_a_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var seal = CandidatePublicKey.Parse(key.ExportSubjectPublicKeyInfoPem());
        Wrong(await VerifyAsync(new VerifyOptions { PublicKey = seal }))
            .Should()
            .Equal(("seal", "the release carries no candidate.json.sig, and a public key asks for one"));

        var signature = Convert.ToBase64String(
            key.SignData(Candidate.Manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
        Release.AddAsset("candidate.json.sig", Encoding.UTF8.GetBytes(signature));
        Wrong(await VerifyAsync(new VerifyOptions { PublicKey = seal })).Should().BeEmpty();

        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = CandidatePublicKey.Parse(stranger.ExportSubjectPublicKeyInfoPem());
        Wrong(await VerifyAsync(new VerifyOptions { PublicKey = other }))
            .Should()
            .Equal(("seal", "candidate.json.sig: the signature is not of this key over these bytes"));
    }

    [Fact]
    public async Task A_candidate_that_another_workflow_built_is_found()
    {
        Repo.Releases.Remove(Candidate.Release);
        Settings = Settings with { CandidateWorkflow = "build.yml" };

        Wrong(await VerifyAsync()).Select(wrong => wrong.Name).Distinct().Should().Equal("run", "provenance");
    }

    [Fact]
    public async Task The_last_step_is_done_when_everything_holds_and_blocks_when_something_does_not()
    {
        var context = new ReleaseContext(Channel.Stable) { Tag = Tag };
        var step = new VerifyStep(
            Services(readOnly: true),
            (tag, cancellation) =>
                new ReleaseVerifier(Services(readOnly: true)).VerifyAsync(tag, new VerifyOptions(), cancellation)
        );
        (await step.CheckAsync(context, default)).Status.Should().Be(StepStatus.Done);

        Release.AddAsset("notes.txt", [7]);
        var report = await step.CheckAsync(context, default);
        report.Status.Should().Be(StepStatus.Blocked);
        report.Text.Should().Contain("notes.txt is in the release, and the candidate never held it");
    }
}
