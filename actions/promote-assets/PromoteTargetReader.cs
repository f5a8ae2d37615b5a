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
    TimeProvider time,
    AssetUpload upload
)
{
    // an id stands for the same bytes for ever, so what was read back once need not be read again
    private readonly Dictionary<long, Sha256> hashes = [];

    // the first answer counts for all of this run: a branch may move on meanwhile
    private TargetCommit? commit;

    /// <summary>Everything but the hashes that GitHub does not state.</summary>
    /// <param name="known">A release that this run has worked on: GitHub's list may not show it yet, or not as it
    /// is.</param>
    /// <param name="listed">The releases of the target repository.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task<PromoteTarget> ReadAsync(
        long? known,
        Task<IReadOnlyList<Release>> listed,
        CancellationToken cancellation
    )
    {
        var tag = TagAsync(cancellation);
        var resolved = commit is null ? ResolveAsync(cancellation) : Task.FromResult(commit);
        var own = known is { } id ? FindAsync(id, cancellation) : Task.FromResult<TargetRelease?>(null);
        await Task.WhenAll(tag, resolved, own, listed);
        var releases = await listed;
        var onTag = await OnTagAsync([.. releases.Where(IsOnTag)], await own, cancellation);
        var isPublished = onTag.Any(release => !release.Release.Draft);
        var tagged = await tag;
        if (tagged is null && isPublished)
        {
            // the tag of a release that was published a moment ago may not be seen at once
            tagged = await LaggingReads.UntilAsync(time, TagAsync, seen => seen is not null, cancellation);
        }
        return new PromoteTarget(
            target,
            onTag,
            [.. releases.Select(Version).OfType<PublishedVersion>()],
            hashes,
            tagged,
            Commit(await resolved, tagged, isPublished)
        );
    }

    // lowest id first
    private async Task<IReadOnlyList<TargetRelease>> OnTagAsync(
        IReadOnlyList<Release> listed,
        TargetRelease? own,
        CancellationToken cancellation
    )
    {
        var others = await Task.WhenAll(
            listed
                .Where(release => release.Id != own?.Release.Id)
                .Select(async release => new TargetRelease(
                    release,
                    await AssetsAsync(release.Id, cancellation),
                    IsOwn: false
                ))
        );
        return
        [
            .. others
                .Concat(own is not null && IsOnTag(own.Release) ? [own] : [])
                .OrderBy(release => release.Release.Id),
        ];
    }

    // null: it is gone
    private async Task<TargetRelease?> FindAsync(long id, CancellationToken cancellation)
    {
        var release = gitHub.Releases.GetAsync(target, id, cancellation);
        var assets = AssetsAsync(id, cancellation);
        await Task.WhenAny(assets);
        return await release is { } found ? new TargetRelease(found, await assets, IsOwn: true) : null;
    }

    // what this run took away may be shown for a while
    private async Task<IReadOnlyList<ReleaseAsset>> AssetsAsync(long id, CancellationToken cancellation) =>
        [.. (await gitHub.Assets.ListAsync(target, id, cancellation)).Where(asset => !upload.HasRemoved(asset.Id))];

    private bool IsOnTag(Release release) => release.TagName == inputs.Tag.Text;

    private PublishedVersion? Version(Release release) =>
        !release.Draft
        && !IsOnTag(release)
        // what begins otherwise is another product's, whose versions say nothing about this one's
        && ReleaseTag.TryParse(release.TagName, inputs.Tag.Prefix, out var tag, out _)
            ? new PublishedVersion(tag, !release.Prerelease && !tag.IsPrerelease)
            : null;

    /// <summary>Reads back what could be kept and what GitHub states no digest of.</summary>
    /// <param name="files">What the release will hold; null when that is not known, and nothing will be kept.</param>
    /// <param name="state">What was read.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task HashAsync(FinalFiles? files, PromoteTarget state, CancellationToken cancellation)
    {
        foreach (
            var asset in state
                .OnTag.SelectMany(release => release.Assets)
                .Where(asset => asset.IsWhole && state.HashOf(asset) is null)
        )
        {
            if (files?.Find(asset.Name)?.Source.Size == asset.Size || (files is not null && IsOfLater(asset.Name)))
            {
                hashes[asset.Id] = await new AssetDownload(gitHub.Assets, time).HashAsync(target, asset, cancellation);
            }
        }
    }

    // checksums.txt lists it, too, and so has a size that nobody knows before
    private bool IsOfLater(string name) =>
        inputs.Later.Count > 0 && (name == AssetName.Checksums || inputs.Later.Contains(name, StringComparer.Ordinal));

    private Task<string?> TagAsync(CancellationToken cancellation) =>
        gitHub.Repositories.GetTagCommitAsync(target, inputs.Tag.Text, cancellation);

    private static TargetCommit Commit(TargetCommit resolved, string? tagged, bool isPublished) =>
        // a tag that is on it proves that it is there; a branch moves on after the release was published, and that does
        // not make the release wrong
        tagged is not null
        && (resolved.IsFixed ? tagged == resolved.Name : isPublished)
            ? resolved with
            {
                Sha = tagged,
            }
            : resolved;

    private async Task<TargetCommit> ResolveAsync(CancellationToken cancellation)
    {
        var isFixed = inputs.TargetCommitish?.IsCommit ?? target.IsSameAs(source);
        var name =
            inputs.TargetCommitish?.Text
            ?? (isFixed ? inputs.Candidate.SourceSha.Text : await DefaultBranchAsync(cancellation));
        var found = new TargetCommit(
            name,
            await gitHub.Repositories.ResolveCommitAsync(target, name, cancellation),
            isFixed
        );
        commit = found.Sha is null ? null : found;
        return found;
    }

    private async Task<string> DefaultBranchAsync(CancellationToken cancellation) =>
        (await gitHub.Repositories.GetAsync(target, cancellation))?.DefaultBranch
        ?? throw new GitHubFailure($"read the repository {target}", System.Net.HttpStatusCode.NotFound, "Not Found");
}
