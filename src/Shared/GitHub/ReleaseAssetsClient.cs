using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>Assets of releases.</summary>
public sealed class ReleaseAssetsClient
{
    private readonly ApiHttp api;
    private readonly TimeProvider time;

    internal ReleaseAssetsClient(ApiHttp api, TimeProvider time) => (this.api, this.time) = (api, time);

    /// <summary>Every asset of the release, in any state.</summary>
    public async Task<IReadOnlyList<ReleaseAsset>> ListAsync(
        RepositoryName repository,
        long releaseId,
        CancellationToken cancellation
    )
    {
        var what = $"list the assets of release {releaseId} of {repository}";
        var all =
            await api.ListAsync(
                what,
                $"/repos/{repository}/releases/{releaseId}/assets?per_page=100",
                GitHubJson.Default.ListReleaseAsset,
                page => page,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return PageLinks.Once(all, each => each.Id);
    }

    /// <summary>
    /// Opens the asset's bytes; the token goes to the API only, not to the storage that it points at.
    /// </summary>
    public async Task<AssetContent> OpenAsync(
        RepositoryName repository,
        ReleaseAsset asset,
        CancellationToken cancellation
    )
    {
        var what = $"download {asset.Name} ({repository}, asset {asset.Id})";
        var answer =
            await api.OpenAsync(
                what,
                $"/repos/{repository}/releases/assets/{asset.Id}",
                "application/octet-stream",
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return await ContentOf.AnswerAsync(answer, api.Limits.SilentFor, cancellation);
    }

    /// <summary>
    /// Sends bytes of known length as a new asset. Tried once: what a failure left behind is for the caller to look at.
    /// </summary>
    /// <param name="uploadUrl">The release's own <c>upload_url</c>, template included.</param>
    public async Task<ReleaseAsset> UploadAsync(
        string uploadUrl,
        string name,
        string contentType,
        Stream content,
        long length,
        CancellationToken cancellation
    )
    {
        var what = $"upload {name}";
        var address = $"{uploadUrl.Split('{')[0]}?name={Uri.EscapeDataString(name)}";
        using var watch = new StallWatch(api.Limits.SilentFor, cancellation);
        try
        {
            using var body = new WatchedContent(content, contentType, length, watch);
            using var answer = await api.UploadAsync(what, address, body, watch.Token);
            await answer.Content.LoadIntoBufferAsync(api.Limits.MostBytes, watch.Token);
            return answer.IsSuccessStatusCode
                ? ApiHttp.Written(
                    what,
                    await answer.Content.ReadAsByteArrayAsync(watch.Token),
                    GitHubJson.Default.ReleaseAsset
                )
                : throw await api.UploadFailureAsync(what, answer, watch.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new GitHubFailure(what, null, failure.Message) { IsUncertain = true };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new GitHubFailure(what, null, $"nothing moved for {api.Limits.SilentFor.TotalSeconds} s")
            {
                IsUncertain = true,
            };
        }
    }

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    public Task DeleteAsync(RepositoryName repository, long assetId, CancellationToken cancellation) =>
        DeleteAsync(repository, assetId, isWanted: null, cancellation);

    /// <inheritdoc cref="DeleteAsync(RepositoryName, long, CancellationToken)"/>
    /// <param name="isWanted">Asked before it is sent again after a wait; null: it always is.</param>
    /// <returns>Whether it is gone; false where it was not wanted any more.</returns>
    public Task<bool> DeleteAsync(
        RepositoryName repository,
        long assetId,
        Func<CancellationToken, Task<bool>>? isWanted,
        CancellationToken cancellation
    )
    {
        var path = PathOf(repository, assetId);
        return Deletion.DoAsync(
            api,
            time,
            $"delete asset {assetId} of {repository}",
            path,
            async token =>
                await api.GetAsync(
                    $"read asset {assetId} of {repository}",
                    path,
                    GitHubJson.Default.ReleaseAsset,
                    token
                )
                    is null,
            isWanted,
            cancellation
        );
    }

    private static string PathOf(RepositoryName repository, long assetId) =>
        $"/repos/{repository}/releases/assets/{assetId}";
}
