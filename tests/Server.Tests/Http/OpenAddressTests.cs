using System.Net;
using System.Text.Json.Nodes;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Http;

/// <summary>
/// A sandbox that listens on every address of the machine is found under several: a container's is another than this
/// machine's.
/// </summary>
[Needs(Need.Nothing)]
public sealed class OpenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.2", "127.0.0.2")]
    [InlineData("127.0.0.1", "host.docker.internal")]
    public async Task Its_answers_name_the_host_that_the_caller_came_by(string address, string host)
    {
        await using var github = await GitHubSandbox.StartAsync(new SandboxOptions { BindAddress = IPAddress.Any });
        var (answer, ports) = (
            await ReleaseAsync(github, address, host),
            new[] { github.ApiUrl, github.UploadUrl }.Select(url => new Uri(url).Port).ToList()
        );

        new Uri(answer["url"]!.GetValue<string>()).Authority.Should().Be($"{host}:{ports[0]}");
        new Uri(answer["upload_url"]!.GetValue<string>().Split('{')[0]).Authority.Should().Be($"{host}:{ports[1]}");
    }

    [Fact]
    public async Task One_that_listens_on_one_address_keeps_to_it_whatever_a_caller_says()
    {
        await using var github = await GitHubSandbox.StartAsync();

        var answer = await ReleaseAsync(github, "127.0.0.1", "elsewhere");

        answer["upload_url"]!.GetValue<string>().Should().StartWith(github.UploadUrl + "/");
    }

    private static async Task<JsonObject> ReleaseAsync(GitHubSandbox github, string address, string host)
    {
        var repository = github.CreateRepository("org/ms-manager");
        repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}" }, "first");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"http://{address}:{new Uri(github.ApiUrl).Port}/repos/org/ms-manager/releases")
        )
        {
            Content = new StringContent(
                """{"tag_name":"v1.0.0","draft":true}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Host = $"{host}:{new Uri(github.ApiUrl).Port}";
        request.Headers.Add("User-Agent", "test");
        request.Headers.Authorization = new("Bearer", github.WriteToken(repository));
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }
}
