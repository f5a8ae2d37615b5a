using System.Net;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Releases of a repository. Lists are complete; a look-up that finds nothing is null; writes are tried once.
/// </summary>
public sealed class ReleasesClient
{
    private readonly ApiHttp api;
    private readonly TimeProvider time;

    internal ReleasesClient(ApiHttp api, TimeProvider time) => (this.api, this.time) = (api, time);

    /// <summary>Every release that the token may see, newest first; drafts only for a token that may push.</summary>
    public async Task<IReadOnlyList<Release>> ListAsync(RepositoryName repository, CancellationToken cancellation)
    {
        var what = $"list the releases of {repository}";
        var all =
            await api.ListAsync(
                what,
                $"/repos/{repository}/releases?per_page=100",
                GitHubJson.Default.ListRelease,
                page => page,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return PageLinks.Once(all, each => each.Id);
    }

    /// <summary>What <c>releases/latest</c> answers; null where no release is neither draft nor prerelease.</summary>
    public Task<Release?> GetLatestAsync(RepositoryName repository, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the latest release of {repository}",
            $"/repos/{repository}/releases/latest",
            GitHubJson.Default.Release,
            cancellation
        );

    public Task<Release?> GetAsync(RepositoryName repository, long id, CancellationToken cancellation) =>
        api.GetAsync(
            $"read release {id} of {repository}",
            $"/repos/{repository}/releases/{id}",
            GitHubJson.Default.Release,
            cancellation
        );

    public async Task<Release> CreateAsync(
        RepositoryName repository,
        NewRelease release,
        CancellationToken cancellation
    )
    {
        var what = $"create the release {release.TagName} in {repository}";
        try
        {
            return await api.WriteAsync(
                what,
                HttpMethod.Post,
                $"/repos/{repository}/releases",
                JsonSerializer.SerializeToUtf8Bytes(release, GitHubJson.Default.NewRelease),
                GitHubJson.Default.Release,
                cancellation
            );
        }
        catch (GitHubFailure failure) when (failure is { Status: HttpStatusCode.Forbidden, ToDo: "", RetryAfter: null })
        {
            throw Explained(failure);
        }
    }

    public async Task<Release> UpdateAsync(
        RepositoryName repository,
        long id,
        ReleaseUpdate update,
        CancellationToken cancellation
    )
    {
        var what = $"update release {id} of {repository}";
        try
        {
            return await Writes.DoAsync(
                time,
                token =>
                    api.WriteAsync(
                        what,
                        HttpMethod.Patch,
                        $"/repos/{repository}/releases/{id}",
                        JsonSerializer.SerializeToUtf8Bytes(update, GitHubJson.Default.ReleaseUpdate),
                        GitHubJson.Default.Release,
                        token
                    ),
                async token =>
                    await GetAsync(repository, id, token) is { } release && update.IsIn(release) ? release : null,
                cancellation
            );
        }
        catch (GitHubFailure failure) when (failure is { Status: HttpStatusCode.Forbidden, ToDo: "", RetryAfter: null })
        {
            throw Explained(failure);
        }
    }

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    public Task DeleteAsync(RepositoryName repository, long id, CancellationToken cancellation) =>
        Deletion.DoAsync(
            api,
            time,
            $"delete release {id} of {repository}",
            $"/repos/{repository}/releases/{id}",
            async token => await GetAsync(repository, id, token) is null,
            isWanted: null,
            cancellation
        );

    public async Task<GeneratedReleaseNotes> GenerateNotesAsync(
        RepositoryName repository,
        GenerateReleaseNotes request,
        CancellationToken cancellation
    )
    {
        var what = $"generate release notes for {request.TagName} in {repository}";
        var body = JsonSerializer.SerializeToUtf8Bytes(request, GitHubJson.Default.GenerateReleaseNotes);
        return await Writes.DoAsync(
            time,
            token =>
                api.WriteAsync(
                    what,
                    HttpMethod.Post,
                    $"/repos/{repository}/releases/generate-notes",
                    body,
                    GitHubJson.Default.GeneratedReleaseNotes,
                    token
                ),
            look: null,
            cancellation
        );
    }

    private static GitHubFailure Explained(GitHubFailure failure) =>
        new(failure.What, failure.Status, failure.Detail)
        {
            ToDo =
                "Give the job `contents: write`. If it has that already, the commit's workflow files differ from "
                + "the default branch's, "
                + "which GITHUB_TOKEN may never tag: pass a GitHub App token with `workflows: write` as the token",
        };
}
