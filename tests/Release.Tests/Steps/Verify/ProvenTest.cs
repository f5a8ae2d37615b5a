using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
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

    protected SandboxRelease Release { get; private set; } = null!;

    protected SealedCandidate Candidate { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        const string config = "src-tauri/tauri.conf.json";
        var tauri = JsonNode.Parse(ProductFiles.All[config])!;
        tauri["plugins"]!["updater"]!["pubkey"] = BuiltProduct.UpdaterKey.ToTauriText();
        Released = Repo.Commit(new Dictionary<string, string> { [config] = tauri.ToJsonString() }, "a key of our own");
        var run = Repo.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", Released));
        run.AddJob("seal").Succeed();
        run.Complete("success");
        Candidate = SealedCandidate.Put(
            Repo,
            Released,
            BuiltProduct.Files(Repo, Released, Version),
            Version,
            runId: run.Id
        );
        Attest(".github/workflows/candidate.yml");
        Release = Promoted.Publish(Repo, Tag.Text, Released);
        Github.Log.Clear();
    }

    /// <summary>What GitHub keeps after the attest action ran in a workflow.</summary>
    protected void Attest(string workflow)
    {
        var digest = Sha256.Of(Candidate.Checksums).Hex;
        var statement = new JsonObject
        {
            ["subject"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "checksums.txt",
                    ["digest"] = new JsonObject { ["sha256"] = digest },
                }
            ),
            ["predicate"] = new JsonObject
            {
                ["buildDefinition"] = new JsonObject
                {
                    ["externalParameters"] = new JsonObject
                    {
                        ["workflow"] = new JsonObject
                        {
                            ["path"] = workflow,
                            ["repository"] = $"{Github.ServerUrl}/{Name}",
                        },
                    },
                },
            },
        };
        var payload = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(statement.ToJsonString()));
        Repo.Attestations.Add(
            $"sha256:{digest}",
            new JsonObject
            {
                ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
                ["verificationMaterial"] = new JsonObject(),
                ["dsseEnvelope"] = new JsonObject { ["payload"] = payload },
            }
        );
    }

    protected SandboxAsset Asset(string name) => Release.Assets.Single(asset => asset.Name == name);

    protected Task<Verification> VerifyAsync(VerifyOptions? options = null) =>
        new ReleaseVerifier(Services(readOnly: true)).VerifyAsync(
            Tag,
            options ?? new VerifyOptions(),
            CancellationToken.None
        );

    /// <summary>The names and texts of what does not hold.</summary>
    protected static IEnumerable<(string Name, string Text)> Wrong(Verification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification
            .Findings.Where(finding => finding.Status == CheckStatus.Failed)
            .Select(finding => (finding.Name, finding.Text));
    }
}
