using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Verify;

/// <summary>
/// A release v1.3.2, promoted from its candidate, which is still there: built by a run of candidate.yml, attested, the
/// updater's key in its tree.
/// </summary>
public abstract class ProvenTest : TrainTest
{
    protected const string Version = "1.3.2";

    protected static ReleaseTag Tag { get; } = ReleaseTag.Parse("v" + Version);

    /// <summary>The commit that is released.</summary>
    protected string Released { get; private set; } = "";

    /// <summary>The run that built it.</summary>
    protected SandboxRun Run { get; private set; } = null!;

    protected SandboxRelease Release { get; private set; } = null!;

    protected SealedCandidate Candidate { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        const string config = "src-tauri/tauri.conf.json";
        var tauri = JsonNode.Parse(ProductFiles.All[config])!;
        tauri["plugins"]!["updater"]!["pubkey"] = BuiltProduct.UpdaterKey.ToTauriText();
        Released = Repo.Commit(new Dictionary<string, string> { [config] = tauri.ToJsonString() }, "a key of our own");
        var run = Run = Repo.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", Released));
        run.AddJob("seal").Succeed();
        run.Complete("success");
        Candidate = SealedCandidate.Put(
            Repo,
            Released,
            BuiltProduct.Files(Repo, Released, Version),
            Version,
            runId: run.Id
        );
        PlantedAttestation.Put(run, ("candidate.json", Sha256.Of(Candidate.Manifest).Hex));
        Release = Promoted.Publish(Repo, Tag.Text, Released);
        Github.Log.Clear();
    }

    /// <summary>As <c>gh attestation verify</c> does it, with the embedded GitHub's trust.</summary>
    protected sealed class Verifier(SandboxRepository repository) : IAttestationVerifier
    {
        public Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(question);
            var (sha256, asked) = (question.Sha256.Hex, question.Repository.ToString());
            var wanted = new WantedAttestation(sha256, asked, question.Identity, HostedOnly: true);
            var verified = wanted.VerifiedOf(repository);
            return Task.FromResult<AttestationVerdict?>(new(verified, verified is null ? wanted.NotFound : null));
        }
    }

    protected SandboxAsset Asset(string name) => Release.Assets.Single(asset => asset.Name == name);

    /// <param name="options">How thoroughly.</param>
    /// <param name="verifier">Null: as gh does it.</param>
    protected Task<Verification> VerifyAsync(VerifyOptions? options = null, IAttestationVerifier? verifier = null) =>
        new ReleaseVerifier(
            Services(readOnly: true) with
            {
                Attestations = verifier ?? new Verifier(Repo),
            }
        ).VerifyAsync(Tag, options ?? new VerifyOptions(), CancellationToken.None);

    /// <summary>The names and texts of what does not hold.</summary>
    protected static IEnumerable<(string Name, string Text)> Wrong(Verification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification
            .Findings.Where(finding => finding.Status == CheckStatus.Failed)
            .Select(finding => (finding.Name, finding.Text));
    }
}
