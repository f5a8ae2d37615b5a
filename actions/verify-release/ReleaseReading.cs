using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.VerifyRelease;

/// <summary>Asks GitHub about published releases.</summary>
/// <param name="runs">Those of the workflow that publishes.</param>
/// <param name="branch">The default branch.</param>
internal sealed class ReleaseReading(
    VerifyInputs inputs,
    ActionRun run,
    Fact<IReadOnlyList<WorkflowRun>> runs,
    string branch
)
{
    private static readonly string[] Small =
    [
        AssetName.Manifest,
        AssetName.Checksums,
        AssetName.Signature,
        AssetName.LatestJson,
        ContentManifest.FileName,
        ContentManifest.SignatureName,
    ];

    private readonly GitHubClient gitHub = run.GitHub;
    private readonly RepositoryName repository = run.Connection.Repository;

    /// <summary>Asks everything about one.</summary>
    public async Task<SeenRelease> ReadAsync(Release release, CancellationToken cancellation)
    {
        var tag = ReleaseTag.Parse(release.TagName, inputs.Prefix);
        var content = await Fact.OfAsync(() => ContentAsync(release, tag, cancellation));
        var (commit, manifest) = (content.Value?.Commit, content.Value?.Manifest);
        return new SeenRelease(
            release,
            tag,
            content,
            commit is null || inputs.ReachableFrom is not { } history
                ? null
                : await Fact.OfAsync(() =>
                    gitHub.Repositories.CompareAsync(repository, commit.Text, history.Text, cancellation)
                ),
            manifest is null
                ? null
                : await Fact.OfAsync(() => BuildRun.ReadAsync(gitHub, repository, manifest, cancellation)),
            manifest is null ? null
                : runs.Failure is { } failure ? new Fact<IReadOnlyList<Promotion>>(null, failure)
                : await Fact.OfAsync(() =>
                    Promotion.ReadAsync(
                        gitHub,
                        repository,
                        runs.Value!,
                        tag,
                        manifest.SourceSha,
                        inputs,
                        branch,
                        cancellation
                    )
                )
        );
    }

    private async Task<SeenContent?> ContentAsync(Release release, ReleaseTag tag, CancellationToken cancellation)
    {
        var assets = await gitHub.Assets.ListAsync(repository, release.Id, cancellation);
        var small = await SmallFiles.ReadAsync(gitHub, repository, run.Time, assets, Small, cancellation);
        var hashes = new Dictionary<string, Sha256>(StringComparer.Ordinal);
        foreach (var asset in assets.Where(asset => asset.IsWhole))
        {
            hashes[asset.Name] =
                Sha256.OfDigest(asset.Digest)
                ?? await new AssetDownload(gitHub.Assets, run.Time).HashAsync(repository, asset, cancellation);
        }
        var commit = await gitHub.Repositories.GetTagCommitAsync(repository, tag.Text, cancellation);
        var source = commit is null ? null : CommitSha.Parse(commit);
        var problems = new List<string>();
        return new SeenContent(
            assets,
            small,
            hashes,
            source,
            small.GetValueOrDefault(AssetName.Manifest) is { } bytes ? ManifestReader.Parse(bytes, problems) : null,
            problems,
            await UpdatesAsync(release, tag, assets, small, cancellation),
            await SealAsync(source, small, cancellation)
        );
    }

    private async Task<IReadOnlyList<string>?> UpdatesAsync(
        Release release,
        ReleaseTag tag,
        IReadOnlyList<ReleaseAsset> assets,
        IReadOnlyDictionary<string, byte[]> small,
        CancellationToken cancellation
    )
    {
        if (assets.All(asset => asset.Name != AssetName.LatestJson))
        {
            return null;
        }
        try
        {
            return small.GetValueOrDefault(AssetName.LatestJson) is { } bytes
                ? (
                    await PublishedUpdates.ReadAsync(
                        LatestJsonDocument.Parse(bytes),
                        tag,
                        release,
                        assets,
                        PublishedUpdates.Reader(gitHub, repository, run.Time, cancellation),
                        repository
                    )
                ).Problems
                : ["it is not fully uploaded, or too large to be one"];
        }
        catch (FormatException failure)
        {
            return [failure.Message];
        }
    }

    // null where it holds, or no key is given
    private async Task<string?> SealAsync(
        CommitSha? source,
        IReadOnlyDictionary<string, byte[]> small,
        CancellationToken cancellation
    )
    {
        if (
            inputs.PublicKey is not { } key
            || small.GetValueOrDefault(AssetName.Manifest) is not { } manifest
            || SealSignature.WhyNot(manifest, small.GetValueOrDefault(AssetName.Signature), key) is not { } problem
        )
        {
            return null;
        }
        // keys are exchanged, and what was released before was sealed with the one of its time
        using var described = await DescribedKey.ReadAsync(gitHub, repository, source, cancellation);
        return
            described is not null
            && SealSignature.WhyNot(manifest, small.GetValueOrDefault(AssetName.Signature), described) is null
            ? null
            : problem;
    }
}
