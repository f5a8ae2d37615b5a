using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Drafts of releases: made once although an answer was lost, removed only while they are empty, published and read
/// back.
/// </summary>
/// <param name="time">The clock for the waits between tries.</param>
public sealed class ReleaseDrafts(GitHubClient gitHub, RepositoryName repository, TimeProvider time)
{
    /// <summary>GitHub has answered 200 and left the draft as it was; asked again, it published.</summary>
    public const int MostPublishTries = 2;

    /// <summary>Makes a draft; where the answer was lost, it is looked for before it is made again.</summary>
    /// <param name="isIt">Whether a release of that tag is the one that was to be made; of several the one with the
    /// lowest id is taken.</param>
    public Task<Release> CreateAsync(NewRelease draft, Func<Release, bool> isIt, CancellationToken cancellation) =>
        Writes.DoAsync(
            time,
            token => gitHub.Releases.CreateAsync(repository, draft, token),
            async token => (await OfTagAsync(draft.TagName, token)).Where(isIt).MinBy(release => release.Id),
            cancellation
        );

    /// <summary>All releases of a tag, drafts too.</summary>
    public async Task<IReadOnlyList<Release>> OfTagAsync(string tag, CancellationToken cancellation) =>
        [.. (await gitHub.Releases.ListAsync(repository, cancellation)).Where(release => release.TagName == tag)];

    /// <summary>Removes a draft if it is one still, and empty.</summary>
    /// <param name="removing">Called before it is removed.</param>
    public async Task RemoveEmptyAsync(long id, Action removing, CancellationToken cancellation)
    {
        if (
            await gitHub.Releases.GetAsync(repository, id, cancellation) is { Draft: true }
            && (await gitHub.Assets.ListAsync(repository, id, cancellation)).Count == 0
        )
        {
            removing();
            await gitHub.Releases.DeleteAsync(repository, id, cancellation);
        }
    }

    /// <summary>Publishes in a request of its own, and believes only what it reads back.</summary>
    /// <param name="makeLatest"><c>true</c>, <c>false</c> or <c>legacy</c>; null leaves it to GitHub.</param>
    /// <param name="ignored">Called when GitHub's answer said that it was published, and it was not.</param>
    /// <returns>The release, read back; null where it is a draft after the last try.</returns>
    public async Task<Release?> PublishAsync(
        long id,
        string? makeLatest,
        Action ignored,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; attempt <= MostPublishTries; attempt++)
        {
            var update = new ReleaseUpdate { Draft = false, MakeLatest = makeLatest };
            await gitHub.Releases.UpdateAsync(repository, id, update, cancellation);
            var seen = await LaggingReads.UntilAsync(
                time,
                token => gitHub.Releases.GetAsync(repository, id, token),
                release => release is { Draft: false },
                cancellation
            );
            if (seen is { Draft: false })
            {
                return seen;
            }
            ignored();
        }
        return null;
    }
}
