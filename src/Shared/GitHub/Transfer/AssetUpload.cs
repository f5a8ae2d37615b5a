using System.Collections.Concurrent;
using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>
/// Brings one asset into a release and does not come back before its bytes are proven there. A try that ended badly is
/// looked at before the next: what arrived whole is kept, what did not is removed, by id.
/// </summary>
public sealed class AssetUpload(GitHubClient target, RepositoryName repository, TimeProvider time, ILog log)
{
    private const int MostTries = 5;
    private const int MostWaits = 20;
    private readonly AssetProof proof = new(target.Assets, repository, time);
    private readonly ConcurrentDictionary<long, bool> removed = [];

    /// <summary>Asked before anything is sent or removed again: much may have happened since the last try.</summary>
    public Func<Release, CancellationToken, Task<bool>> IsWanted { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>Whether this took the asset away: GitHub's list may show it for a while.</summary>
    public bool HasRemoved(long assetId) => removed.ContainsKey(assetId);

    /// <summary>Takes an asset away, unless that is not wanted any more.</summary>
    public async Task RemoveAsync(Release release, long assetId, CancellationToken cancellation)
    {
        if (await target.Assets.DeleteAsync(repository, assetId, token => IsWanted(release, token), cancellation))
        {
            removed[assetId] = true;
        }
    }

    /// <returns>The asset as GitHub holds it, with the bytes that the source promised; null where it is not wanted any
    /// more.</returns>
    /// <exception cref="ActionFailure">Other bytes stand under that name, or the source's bytes are not what it
    /// promised.</exception>
    /// <exception cref="GitHubFailure">GitHub refused, or five tries did not bring it there.</exception>
    public async Task<ReleaseAsset?> SendAsync(Release release, AssetSource source, CancellationToken cancellation)
    {
        var mismatches = new List<string>();
        var waits = 0;
        for (var attempt = 1; ; attempt++)
        {
            if (attempt + waits > 1 && !await IsWanted(release, cancellation))
            {
                return null;
            }
            try
            {
                if (await SendOnceAsync(release, source, mismatches, cancellation) is { } sent)
                {
                    return sent;
                }
                if (attempt == MostTries)
                {
                    throw ActionFailure.No(
                        $"{source.Name} does not arrive as it should be: {mismatches[^1]}",
                        "Bytes that do not match their checksum are never published",
                        "Look at the source asset: if it was changed, build the candidate again"
                    );
                }
                log.Info($"{source.Name}: try {attempt} of {MostTries}: {mismatches[^1]}; taken back");
                await Task.Delay(Writes.Backoff(attempt), time, cancellation);
            }
            // 404 after a whole body: somebody took the half-uploaded asset away; where the release itself is gone, the
            // look below says so
            catch (GitHubFailure failure)
                when (failure.MayHaveHappened || failure.IsAlreadyExists || failure.Status == HttpStatusCode.NotFound)
            {
                log.Info($"{source.Name}: try {attempt} of {MostTries} ended with: {failure.Detail}");
                if (failure.RetryAfter is { } wait)
                {
                    await Task.Delay(wait, time, cancellation);
                    // a limit counts by itself
                    attempt -= ++waits < MostWaits ? 1 : 0;
                }
                if (
                    await RecoverAsync(
                        release,
                        source,
                        isTaken: failure.IsAlreadyExists,
                        looks: failure.IsAlreadyExists && attempt == 1 ? MostTries : 1,
                        cancellation
                    ) is
                    { } arrived
                )
                {
                    log.Info($"{source.Name}: is there all the same, whole");
                    return arrived;
                }
                if (attempt == MostTries)
                {
                    throw;
                }
            }
        }
    }

    // null: other bytes arrived than the source promised, and they were taken back
    private async Task<ReleaseAsset?> SendOnceAsync(
        Release release,
        AssetSource source,
        List<string> mismatches,
        CancellationToken cancellation
    )
    {
        var progress = new UploadProgress(source, time, log);
        await using var bytes = new HashingStream(await source.OpenAsync(cancellation), progress.Moved);
        var asset = await target.Assets.UploadAsync(
            release.UploadUrl,
            source.Name,
            source.ContentType,
            bytes,
            source.Size,
            cancellation
        );
        var sent = bytes.CurrentHash();
        if (sent == source.Sha256 && bytes.Count == source.Size && await proof.HoldsAsync(asset, source, cancellation))
        {
            return asset;
        }
        // what we have just sent, and nothing else, is taken back
        await RemoveAsync(release, asset.Id, cancellation);
        if (asset.Name != source.Name)
        {
            throw ActionFailure.No(
                $"GitHub stored {source.Name} under the name {asset.Name}",
                "Checksums and update manifests name it as it was",
                "Give the file a name of letters, digits, dots, hyphens and underscores"
            );
        }
        mismatches.Add(
            $"expected sha256 {source.Sha256}, sent {sent}, GitHub holds {asset.Size} bytes with digest "
                + $"{asset.Digest ?? "none"}"
        );
        return null;
    }

    // null: nothing of that name stands in the way of another try
    private async Task<ReleaseAsset?> RecoverAsync(
        Release release,
        AssetSource source,
        bool isTaken,
        int looks,
        CancellationToken cancellation
    )
    {
        // a name that is taken is there, however late the list shows it
        var first = isTaken
            ? await LaggingReads.UntilAsync(
                time,
                token => FindAsync(release, source, token),
                seen => seen is not null,
                cancellation
            )
            : await FindAsync(release, source, cancellation);
        var last = first;
        // one that is half-uploaded before we sent anything is another run's, perhaps under way: it gets time to arrive
        for (var look = 1; last is { IsWhole: false } && last.Id == first!.Id && look <= looks; look++)
        {
            await Task.Delay(Writes.Backoff(look), time, cancellation);
            last = await FindAsync(release, source, cancellation);
        }
        if (last is { IsWhole: true })
        {
            return await AcceptAsync(last, source, cancellation);
        }
        if (last is not null && last.Id == first!.Id)
        {
            await RemoveAsync(release, last.Id, cancellation);
        }
        else
        {
            await Task.Delay(Writes.Backoff(1), time, cancellation);
        }
        return null;
    }

    private async Task<ReleaseAsset> AcceptAsync(
        ReleaseAsset found,
        AssetSource source,
        CancellationToken cancellation
    ) =>
        await proof.HoldsAsync(found, source, cancellation)
            ? found
            : throw ActionFailure.No(
                $"{source.Name} is in the release with other bytes ({found.Size} bytes, digest "
                    + $"{found.Digest ?? "none"}) than the {source.Sha256} to be sent",
                "Another run may be writing to the same release",
                "Look at both runs, then run this step again"
            );

    private async Task<ReleaseAsset?> FindAsync(Release release, AssetSource source, CancellationToken cancellation) =>
        (await target.Assets.ListAsync(repository, release.Id, cancellation)).FirstOrDefault(asset =>
            asset.Name == source.Name && !HasRemoved(asset.Id)
        );
}
