using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.VerifyRelease;

/// <summary>What is looked at, and what it must be; what is null is not asked for.</summary>
/// <param name="Tag">The one release to look at; null: the newest.</param>
/// <param name="Prefix">What the product's tags begin with; may be empty.</param>
/// <param name="Newest">How many releases are looked at in full.</param>
/// <param name="ReachableFrom">The released commit must be part of this branch.</param>
/// <param name="Workflow">Path of the workflow file that builds candidates.</param>
/// <param name="ReleaseWorkflow">Path of the workflow file that publishes them.</param>
/// <param name="Environment">The environment whose reviewers approve.</param>
/// <param name="OwnsLatest">Whether <c>releases/latest</c> must be a release of this product.</param>
/// <param name="PublicKey">Must have signed <c>candidate.json</c>.</param>
/// <param name="ManifestPublicKey">Must have signed <c>manifest.json</c>, in <c>manifest.json.sig</c>.</param>
/// <param name="Added">Names of assets that the promotion adds.</param>
/// <param name="DownloadPath">Full path of a folder in the workspace.</param>
internal sealed record VerifyInputs(
    string? Tag,
    string Prefix,
    int Newest,
    GitRefName? ReachableFrom,
    string Workflow,
    string ReleaseWorkflow,
    string? Environment,
    bool OwnsLatest,
    CandidatePublicKey? PublicKey,
    CandidatePublicKey? ManifestPublicKey,
    IReadOnlyList<string> Added,
    string? DownloadPath
)
{
    private const int MostReleases = 100;

    public static VerifyInputs Read(InputReader inputs) =>
        new(
            inputs.GetInput("release-tag"),
            inputs.TagPrefix(),
            inputs.Number("newest", 10, 1, MostReleases),
            inputs.ReachableFrom(),
            inputs.WorkflowPath("workflow") ?? ".github/workflows/candidate.yml",
            inputs.WorkflowPath("release-workflow") ?? ".github/workflows/release.yml",
            inputs.GetInput("required-environment"),
            inputs.GetBoolInput("owns-latest", fallback: true),
            inputs.PublicKey("public-key"),
            inputs.PublicKey("manifest-public-key"),
            inputs.GetMultilineInput("added-assets"),
            inputs.Path("download-path")
        );
}
