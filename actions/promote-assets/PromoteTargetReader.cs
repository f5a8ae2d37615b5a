using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Reads the final release's side, as often as it is asked.</summary>
internal sealed class PromoteTargetReader(
    PromoteInputs inputs,
    GitHubClient gitHub,
    RepositoryName source,
    RepositoryName target,
    TimeProvider time
)
{
    // an id stands for the same bytes for ever, so what was read back once need not be read again
    private readonly Dictionary<long, Sha256> hashes = [];

    /// <param name="files">What the release will hold; null when that is not known, and nothing will be kept.</param>
    /// <param name="known">A release that this run has worked on: GitHub's list may not show it yet.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task<PromoteTarget> ReadAsync(FinalFiles? files, long? known, CancellationToken cancellation)
    {
        var releases = await gitHub.Releases.ListAsync(target, cancellation);
        var onTag = releases.Where(release => release.TagName == inputs.Tag.Text).ToList();
        if (
            known is { } id
            && onTag.All(release => release.Id != id)
            && await gitHub.Releases.GetAsync(target, id, cancellation) is { } unlisted
        )
        {
            onTag.Add(unlisted);
        }
        var withAssets = new List<TargetRelease>();
        foreach (var release in onTag.OrderBy(release => release.Id))
        {
            var assets = await gitHub.Assets.ListAsync(target, release.Id, cancellation);
            await HashAsync(files, assets, cancellation);
            withAssets.Add(new TargetRelease(release, assets, release.Id == known));
        }
        var published = withAssets.Find(release => !release.Release.Draft);
        var tagCommit = await TagAsync(published is not null, cancellation);
        return new PromoteTarget(
            target,
            withAssets,
            [.. releases.Select(Version).OfType<PublishedVersion>()],
            hashes,
            tagCommit,
            await CommitAsync(tagCommit, published is not null, cancellation)
        );
    }

    private PublishedVersion? Version(Release release) =>
        !release.Draft
        && release.TagName != inputs.Tag.Text
        // what begins otherwise is another product's, whose versions say nothing about this one's
        && ReleaseTag.TryParse(release.TagName, inputs.Tag.Prefix, out var tag, out _)
            ? new PublishedVersion(tag, !release.Prerelease && !tag.IsPrerelease)
            : null;

    private async Task HashAsync(FinalFiles? files, IReadOnlyList<ReleaseAsset> assets, CancellationToken cancellation)
    {
        foreach (
            var asset in assets.Where(asset =>
                asset.IsWhole && Sha256.OfDigest(asset.Digest) is null && !hashes.ContainsKey(asset.Id)
            )
        )
        {
            if (
                files is not null
                && (
                    files.Files.Any(file =>
                        file.Source.Size == asset.Size
                        && (file.Name == asset.Name || TemporaryName.Of(file) == asset.Name)
                    ) || IsOfLater(asset.Name)
                )
            )
            {
                hashes[asset.Id] = await new AssetDownload(gitHub.Assets, time).HashAsync(target, asset, cancellation);
            }
        }
    }

    // checksums.txt lists it, too, and so has a size that nobody knows before
    private bool IsOfLater(string name) =>
        inputs.Later.Count > 0 && (name == AssetName.Checksums || inputs.Later.Contains(name, StringComparer.Ordinal));

    // the tag of a release that was published a moment ago may not be seen at once
    private Task<string?> TagAsync(bool mustBeThere, CancellationToken cancellation) =>
        LaggingReads.UntilAsync(
            time,
            token => gitHub.Repositories.GetTagCommitAsync(target, inputs.Tag.Text, token),
            commit => commit is not null || !mustBeThere,
            cancellation
        );

    private async Task<TargetCommit> CommitAsync(string? tagged, bool isPublished, CancellationToken cancellation)
    {
        var isOwn = target.IsSameAs(source);
        if (inputs.TargetCommitish is null && isOwn)
        {
            return await ResolveAsync(inputs.Candidate.SourceSha.Text, isFixed: true, tagged, cancellation);
        }
        if (inputs.TargetCommitish is { IsCommit: true } commit)
        {
            return await ResolveAsync(commit.Text, isFixed: true, tagged, cancellation);
        }
        var name = inputs.TargetCommitish?.Text ?? await DefaultBranchAsync(cancellation);
        // a branch moves on after the release was published; that does not make the release wrong
        return isPublished && tagged is not null
            ? new TargetCommit(name, tagged, IsFixed: false)
            : await ResolveAsync(name, isFixed: false, tagged, cancellation);
    }

    private async Task<TargetCommit> ResolveAsync(
        string name,
        bool isFixed,
        string? tagged,
        CancellationToken cancellation
    ) =>
        new(
            name,
            // a tag that is on it proves that it is there
            isFixed && name == tagged
                ? name
                : await gitHub.Repositories.ResolveCommitAsync(target, name, cancellation),
            isFixed
        );

    private async Task<string> DefaultBranchAsync(CancellationToken cancellation) =>
        (await gitHub.Repositories.GetAsync(target, cancellation))?.DefaultBranch
        ?? throw new GitHubFailure($"read the repository {target}", System.Net.HttpStatusCode.NotFound, "Not Found");
}
