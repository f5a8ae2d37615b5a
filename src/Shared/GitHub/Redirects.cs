using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Where an answer leads on to. Reads follow each kind of redirect; writes only those that keep method and body (307,
/// 308: a repository that was renamed), and only to the API itself.
/// </summary>
internal static class Redirects
{
    /// <summary>The new address; null where the answer is the end, as it stands.</summary>
    public static Uri? LocationOf(HttpRequestMessage request, HttpResponseMessage answer) =>
        answer.Headers.Location is not { } location ? null
        : IsFollowed(answer.StatusCode, request.Method == HttpMethod.Get)
        && Uri.TryCreate(request.RequestUri, location, out var next)
            ? next
        : null;

    /// <summary>The same request to the new address, without the token.</summary>
    /// <param name="request">Its body is not given up with it.</param>
    /// <param name="next">Where it leads.</param>
    /// <param name="api">The API.</param>
    /// <exception cref="GitHubFailure">Nothing of ours goes there.</exception>
    public static HttpRequestMessage Next(HttpRequestMessage request, Uri next, Uri api)
    {
        var isApi = Addresses.AreOfOneOrigin(api, next);
        if (!isApi && (request.Method != HttpMethod.Get || !Addresses.IsAsSafe(api, next)))
        {
            throw new GitHubFailure(
                $"follow the redirect of {request.Method} {request.RequestUri!.AbsolutePath}",
                null,
                request.Method == HttpMethod.Get
                    ? $"it leads to {next.Scheme}://{next.Authority}, which is less safe than the API"
                    : $"it leads to {next.Scheme}://{next.Authority}, and a write stays with the API"
            )
            {
                ToDo = ApiFailures.NotGitHub,
            };
        }
        var following = new HttpRequestMessage(request.Method, next) { Content = request.Content };
        request.Content = null;
        foreach (var (name, values) in request.Headers.Where(header => isApi || header.Key == "Accept"))
        {
            following.Headers.TryAddWithoutValidation(name, values);
        }
        return following;
    }

    private static bool IsFollowed(HttpStatusCode status, bool isRead) =>
        (int)status is 307 or 308 || (isRead && (int)status is 301 or 302 or 303);
}
