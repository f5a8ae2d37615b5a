using MsReleaseActions.Core;

namespace MsReleaseActions.Toolkit;

/// <summary>The inputs that every action has.</summary>
/// <param name="ApiUrl">Base address of the REST API, without a final slash.</param>
/// <param name="ServerUrl">Base address of the web pages and public downloads, without a final slash.</param>
/// <param name="Token">Sent to the API and the upload host, and to nobody else.</param>
/// <param name="Repository">The repository to work on.</param>
public sealed record Connection(string ApiUrl, string ServerUrl, string Token, RepositoryName Repository)
{
    /// <summary>
    /// Reads <c>token</c>, <c>repository</c> and <c>api-url</c>; the latter two fall back to the runner's own
    /// variables.
    /// </summary>
    public static Connection Read(InputReader inputs)
    {
        var environment = inputs.Environment;
        var token = inputs.GetRequiredInput("token");
        if (token.Any(character => character is <= ' ' or > '~'))
        {
            inputs.Problem("token must be one line of visible ASCII characters");
        }
        var repository = inputs.GetInput("repository") ?? environment.Variable("GITHUB_REPOSITORY") ?? "";
        if (!RepositoryName.TryParse(repository, out var name, out var problem))
        {
            inputs.Problem(repository.Length == 0 ? "repository is required" : $"repository {problem}");
        }
        var apiUrl = (
            inputs.GetInput("api-url") ?? environment.Variable("GITHUB_API_URL") ?? "https://api.github.com"
        ).TrimEnd('/');
        if (
            !Uri.TryCreate(apiUrl, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0
        )
        {
            inputs.Problem($"api-url must be an http(s) address such as https://api.github.com, not '{apiUrl}'");
            return new Connection(apiUrl, "", token, name!);
        }
        return new Connection(apiUrl, ServerOf(environment, apiUrl, uri), token, name!);
    }

    // the runner's GITHUB_SERVER_URL belongs to the runner's GITHUB_API_URL, not to another address given as an input
    private static string ServerOf(ActionEnvironment environment, string apiUrl, Uri uri)
    {
        var runnersApi = environment.Variable("GITHUB_API_URL")?.TrimEnd('/');
        if (environment.Variable("GITHUB_SERVER_URL") is { } server && (runnersApi is null || runnersApi == apiUrl))
        {
            return server.TrimEnd('/');
        }
        if (apiUrl.EndsWith("/api/v3", StringComparison.Ordinal))
        {
            return apiUrl[..^"/api/v3".Length];
        }
        return uri.Host.StartsWith("api.", StringComparison.Ordinal)
            ? $"{uri.Scheme}://{uri.Authority["api.".Length..]}"
            : $"{uri.Scheme}://{uri.Authority}";
    }
}
