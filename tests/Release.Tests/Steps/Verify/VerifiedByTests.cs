using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Verify;

/// <summary>What was verified cryptographically, by whom, and what is only stated.</summary>
[Needs(Need.Nothing)]
public sealed class VerifiedByTests : ProvenTest
{
    [Fact]
    public async Task Of_each_proof_it_is_said_what_verified_it_and_what_is_only_stated()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var seal = CandidatePublicKey.Parse(key.ExportSubjectPublicKeyInfoPem());
        var signature = key.SignData(
            Candidate.Manifest,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        Release.AddAsset("candidate.json.sig", Encoding.UTF8.GetBytes(Convert.ToBase64String(signature)));

        By(await VerifyAsync(new VerifyOptions { PublicKey = seal }))
            .Should()
            .Equal(("seal", "ms"), ("signatures", "ms"), ("provenance", "gh"));
        By(await VerifyAsync(new VerifyOptions { PublicKey = seal, Download = true }))
            .Should()
            .Equal(
                ("seal", "ms"),
                ("bytes", "ms"),
                ("digests", "ms"),
                ("checksums.txt", "ms"),
                ("signatures", "ms"),
                ("provenance", "gh")
            );
    }

    [Fact]
    public async Task An_attestation_that_nothing_here_can_verify_is_no_tick_and_the_command_that_verifies_it_is_named()
    {
        var proof = await VerifyAsync(verifier: new NoAttestationVerifier());

        proof
            .Findings.Single(finding => finding.Name == "provenance")
            .Should()
            .Be(
                CheckResult.Unknown(
                    "provenance",
                    "GitHub states attestations of its candidate.json (1), and nothing here can verify them",
                    "Install gh 2.49 or later (https://cli.github.com), or verify it elsewhere: gh release download "
                        + $"{Tag} --repo {Name} --pattern candidate.json && gh attestation verify candidate.json --repo {Name} --cert-identity {Identity} --deny-self-hosted-runners"
                )
            );
        (proof.Holds, proof.IsOriginVerified).Should().Be((true, false));
    }

    [Fact]
    public async Task What_another_workflow_or_another_run_attested_proves_nothing()
    {
        Provenance(await WithoutAsync(Put("release.yml", "main")))
            .Should()
            .StartWith($"gh attestation verify does not find it attested by {Identity}: no attestation of sha256:");
        Provenance(await WithoutAsync(Put("candidate.yml", "evil")))
            .Should()
            .StartWith($"gh attestation verify does not find it attested by {Identity}: no attestation of sha256:");
        var other = Put("candidate.yml", "main");
        Provenance(await WithoutAsync(other))
            .Should()
            .Be(
                $"{Github.ServerUrl}/{Name}/actions/runs/{other.Id}/attempts/1 attested it, and candidate.json names run "
                    + $"{Run.Id}, attempt 1"
            );
    }

    [Fact]
    public async Task What_the_verifier_prints_that_is_not_its_json_proves_nothing()
    {
        var proof = await VerifyAsync(verifier: new Prints("Verification succeeded!"));

        Wrong(proof).Should().Equal(("provenance", "it is not what gh attestation verify prints as JSON"));
    }

    [Fact]
    public async Task Of_a_public_repository_what_nobody_attested_and_no_known_key_signed_does_not_hold()
    {
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Candidate.Manifest) + "\n");
        Replace(Release, bytes);
        Replace(Candidate.Release, bytes);
        const string nobody = "nobody has attested its candidate.json";

        Wrong(await VerifyAsync())
            .Should()
            .Equal(("provenance", $"{nobody}, and no known key has signed it: whoever may write can have made it"));

        Settings = Settings with { AllowUnsigned = true };
        Finding(await VerifyAsync()).Should().Be(CheckResult.Unknown("provenance", nobody));
        (Settings, Repo.Private) = (Settings with { AllowUnsigned = false }, true);
        var proof = await VerifyAsync();
        Finding(proof).Should().Be(CheckResult.Unknown("provenance", nobody));
        proof.IsOriginVerified.Should().BeFalse();

        static CheckResult Finding(Verification proof) =>
            proof.Findings.Single(finding => finding.Name == "provenance");
    }

    private sealed class Prints(string text) : IAttestationVerifier
    {
        public Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation) =>
            Task.FromResult<AttestationVerdict?>(new(Encoding.UTF8.GetBytes(text), null));
    }

    private string Identity => $"{Github.ServerUrl}/{Name}/.github/workflows/candidate.yml@refs/heads/main";

    private static void Replace(SandboxRelease release, byte[] bytes)
    {
        release.RemoveAsset(release.Assets.Single(asset => asset.Name == "candidate.json"));
        release.AddAsset("candidate.json", bytes);
    }

    // the bytes of another seal, which only this run has attested
    private SandboxRun Put(string workflow, string branch)
    {
        var run = Repo.Actions.AddRun(workflow, new NewRun("workflow_dispatch", branch, Released));
        run.Complete("success");
        return run;
    }

    private async Task<Verification> WithoutAsync(SandboxRun attesting)
    {
        var bytes = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Candidate.Manifest) + new string('\n', attesting.Number)
        );
        Replace(Release, bytes);
        Replace(Candidate.Release, bytes);
        PlantedAttestation.Put(attesting, ("candidate.json", Sha256.Of(bytes).Hex));
        return await VerifyAsync();
    }

    private static string Provenance(Verification proof) =>
        proof.Findings.Single(finding => finding is { Name: "provenance", Status: CheckStatus.Failed }).Text;

    private static IEnumerable<(string Name, string? By)> By(Verification proof) =>
        proof
            .Findings.Where(finding => finding.VerifiedBy is not null)
            .Select(finding => (finding.Name, finding.VerifiedBy));
}
