using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>Deletes by id. What is gone already, or is gone after a lost answer, is deleted.</summary>
internal static class Deletion
{
    private static readonly object Gone = new();
    private static readonly object Unwanted = new();

    /// <param name="isWanted">Asked before it is sent again: much may have happened meanwhile; null: always.</param>
    /// <returns>Whether it is gone; false where it was not wanted any more.</returns>
    public static async Task<bool> DoAsync(
        ApiHttp api,
        TimeProvider time,
        string what,
        string path,
        Func<CancellationToken, Task<bool>> isGone,
        Func<CancellationToken, Task<bool>>? isWanted,
        CancellationToken cancellation
    ) =>
        await Writes.DoAsync(
            time,
            async token =>
            {
                try
                {
                    await api.WriteAsync(what, HttpMethod.Delete, path, body: null, token);
                }
                catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.NotFound)
                {
                    return Gone;
                }
                return Gone;
            },
            async token =>
                await isGone(token) ? Gone
                : isWanted is not null && !await isWanted(token) ? Unwanted
                : null,
            cancellation
        ) == Gone;
}
