using System.Text;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

/// <summary>What a person does on GitHub's page.</summary>
internal static class HandMade
{
    /// <summary>Publishes a release of the default branch's head, without any asset.</summary>
    public static async Task<SandboxRelease> PublishAsync(
        GitHubSandbox github,
        SandboxRepository repository,
        string tag,
        string login,
        CancellationToken cancellation
    )
    {
        await SendAsync(
            github,
            login,
            HttpMethod.Post,
            $"/repos/{repository.FullName}/releases",
            $$"""{"tag_name":"{{tag}}"}""",
            cancellation
        );
        return repository.Releases.Published(tag)!;
    }

    /// <summary>Any other write of theirs.</summary>
    public static async Task SendAsync(
        GitHubSandbox github,
        string login,
        HttpMethod method,
        string path,
        string json,
        CancellationToken cancellation
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, github.ApiUrl + path);
        var token = github.CreateToken(login, (Permission.Contents, Access.Write));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        request.Headers.TryAddWithoutValidation("User-Agent", "browser");
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.github+json");
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        (await http.SendAsync(request, cancellation)).EnsureSuccessStatusCode();
        github.Log.Clear();
    }
}
