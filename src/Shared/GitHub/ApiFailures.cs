using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>Turns a bad answer into a <see cref="GitHubFailure"/>.</summary>
/// <param name="tries">Knows the limits that answers speak of.</param>
internal sealed class ApiFailures(RetryPolicy tries)
{
    /// <summary>What to do where an address leads to somebody else than GitHub.</summary>
    public const string NotGitHub = "Look at what answers in GitHub's place: a proxy, or a wrong address of the API";

    private const int MostShown = 200;

    /// <summary>All that was asked for: neither a part of it (206) nor nothing (204, 205).</summary>
    public static bool IsWhole(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode && (int)answer.StatusCode is not (204 or 205 or 206);

    /// <summary>
    /// The failure that an answer stands for; a limit that was too long to wait for says when it ends.
    /// </summary>
    public async Task<GitHubFailure> OfAsync(string what, HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (StorageAnswer.IsRefusal(answer))
        {
            return StorageAnswer.Failure(what, answer);
        }
        if (answer.IsSuccessStatusCode)
        {
            return new GitHubFailure(what, answer.StatusCode, "not all of what was asked for") { ToDo = NotGitHub };
        }
        var failure = await ErrorAnswer.ReadAsync(what, answer, cancellation);
        return await tries.LimitEndAsync(answer) is { } end
            ? new GitHubFailure(what, failure.Status, failure.Detail)
            {
                ToDo = $"GitHub's rate limit ends at {end:u}: run the step again after that",
            }
            : failure;
    }

    /// <summary>
    /// The failure of a write, with the wait where a limit was the reason and there is patience left for it.
    /// </summary>
    public async Task<GitHubFailure> OfWriteAsync(
        string what,
        HttpResponseMessage answer,
        CancellationToken cancellation
    ) =>
        await tries.SpendAsync(what, answer) is { } wait
            ? new GitHubFailure(what, answer.StatusCode, "a rate limit") { RetryAfter = wait }
            : await OfAsync(what, answer, cancellation);

    /// <summary>A good answer that is not what was asked for.</summary>
    /// <param name="problem">A clause.</param>
    /// <param name="isWrite">The write was carried out, it seems.</param>
    public static GitHubFailure Unexpected(string what, string problem, bool isWrite) =>
        new GitHubFailure(what, HttpStatusCode.OK, $"the answer is not the JSON that was expected: {problem}")
        {
            IsUncertain = isWrite,
        };

    /// <summary>The token does not go where a release's upload address leads.</summary>
    public static GitHubFailure Elsewhere(string what, string address, string apiUrl) =>
        new GitHubFailure(
            what,
            null,
            $"the release's upload_url, {Quoted(address)}, is not of the site of {apiUrl}: nothing was sent"
        )
        {
            ToDo = NotGitHub,
        };

    /// <summary>Foreign words, of bounded length.</summary>
    public static string Quoted(string text) => $"'{(text.Length > MostShown ? text[..MostShown] + "…" : text)}'";
}
