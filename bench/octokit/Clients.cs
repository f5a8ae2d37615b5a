using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using Octokit.Internal;

namespace MsReleaseActions.OctokitBench;

/// <summary>Both clients, for one API address and one token.</summary>
internal static class Clients
{
    public static GitHub.GitHubClient Ours(GitHubHttp http, string apiUrl, string token) =>
        new GitHubClients(http, TimeProvider.System, new Silence(), apiUrl).Connect(token);

    /// <param name="handler">What sends; Octokit's own where null.</param>
    public static Octokit.GitHubClient Octokits(string apiUrl, string token, HttpMessageHandler? handler = null) =>
        new(
            new Octokit.Connection(
                new Octokit.ProductHeaderValue("ms-release-actions-bench"),
                new Uri(apiUrl),
                new InMemoryCredentialStore(new Octokit.Credentials(token)),
                new HttpClientAdapter(() => handler ?? HttpMessageHandlerFactory.CreateDefault()),
                new SimpleJsonSerializer()
            )
        );

    private sealed class Silence : ILog, IDisposable
    {
        public void Info(string message) { }

        public void Debug(string message) { }

        public void Notice(string title, string message) { }

        public IDisposable Group(string name) => this;

        public void Dispose() { }
    }
}
