using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;
using Answer = MsReleaseActions.Server.Http.Answer;

namespace MsReleaseActions.SharedTests.GitHub;

/// <summary>Answers that lead somewhere else: redirects, next pages, upload addresses.</summary>
[Needs(Need.Nothing)]
public sealed class LeadingAwayTests : ClientFixture
{
    private const string Releases = "/repos/org/app/releases";
    private static readonly RepositoryName Old = RepositoryName.Parse("org/old");

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_write_to_a_repository_that_was_renamed_follows_it_once(int status)
    {
        Renamed("POST", status);

        (await Client.Releases.CreateAsync(Old, new NewRelease("v1.0.0", Sha), None)).TagName.Should().Be("v1.0.0");

        Requests().Should().Equal($"POST {status}", "POST 201");
        Sandbox.Log.Requests[^1].TokenLogin.Should().NotBeNull();
        Sandbox.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_write_that_would_become_a_read_is_not_followed_and_the_advice_is_the_new_name(int status)
    {
        Renamed("POST", status);

        var failure = await FailureAsync(() => Client.Releases.CreateAsync(Old, new NewRelease("v1.0.0", Sha), None));

        (failure.Status, failure.IsUncertain).Should().Be(((HttpStatusCode)status, false));
        failure.ToActionFailure().ToDo.Should().Be("Name the repository as it is called now");
        Requests().Should().Equal($"POST {status}");
        (await DraftAsync("v1.0.0")).TagName.Should().Be("v1.0.0", "it is called so now");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_read_follows_a_repository_that_was_renamed_with_all_that_GitHub_asks_for(int status)
    {
        await DraftAsync("v1.0.0");
        Renamed("GET", status);

        (await Client.Releases.ListAsync(Old, None)).Should().ContainSingle();

        Sandbox.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("POST", "http://127.0.0.1:9/repos/org/app/releases")]
    [InlineData("POST", "https://example.com/")]
    [InlineData("GET", "file:///etc/passwd")]
    [InlineData("GET", "ftp://127.0.0.1/x")]
    public async Task Nothing_goes_where_nothing_of_ours_may(string method, string location)
    {
        Sandbox.Faults.On(method, Releases, times: 9).Instead(Redirect(307, location));

        var failure = await FailureAsync(
            method == "GET" ? () => Client.Releases.ListAsync(App, None) : () => DraftAsync("v1.0.0")
        );

        (failure.Status, failure.IsUncertain).Should().Be((null, false));
        failure.Detail.Should().StartWith("it leads to ");
        failure.ToActionFailure().ToDo.Should().StartWith("Look at what answers in GitHub's place");
        Requests().Should().Equal($"{method} 307");
        Sandbox.Faults.Clear();
        (await DraftAsync("v1.0.0")).TagName.Should().Be("v1.0.0", "GitHub itself answers");
    }

    [Fact]
    public async Task Redirects_in_a_circle_come_to_an_end()
    {
        Sandbox.Faults.On("GET", Releases, times: 99).Instead(Redirect(302, Sandbox.ApiUrl + Releases));

        (await FailureAsync(() => Client.Releases.ListAsync(App, None))).Status.Should().Be(HttpStatusCode.Found);

        Requests().Should().HaveCount(6);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_storage_that_refuses_is_asked_again_at_a_fresh_address(int status)
    {
        var asset = await UploadAsync(await DraftAsync("v1.0.0"), "a.bin", [1, 2, 3]);
        var fault = Sandbox.Faults.On("GET", "/**", listener: Listener.Storage).Status(status);

        await new AssetDownload(Client.Assets, Clock).HashAsync(App, asset, None);

        fault.Hits.Should().Be(1);
        Sandbox
            .Log.Requests.Count(request => request.Path.EndsWith($"/assets/{asset.Id}", StringComparison.Ordinal))
            .Should()
            .Be(2);
    }

    [Fact]
    public async Task One_that_goes_on_refusing_is_no_missing_permission()
    {
        var asset = await UploadAsync(await DraftAsync("v1.0.0"), "a.bin", [1, 2, 3]);
        Sandbox.Faults.On("GET", "/**", times: 99, listener: Listener.Storage).Status(403, message: "rate limit");

        var failure = await FailureAsync(() => new AssetDownload(Client.Assets, Clock).HashAsync(App, asset, None));

        failure.Status.Should().BeNull();
        failure.Detail.Should().StartWith("the storage at 127.0.0.1:").And.Contain("HTTP 403");
        failure.ToActionFailure().ToDo.Should().Be("Run the step again: it continues where it stopped");
    }

    [Theory]
    [InlineData("", "is said to be ''")]
    [InlineData("/repos/org/app/releases?page=2", "no address of the API")]
    [InlineData("file:///etc/passwd", "no address of the API")]
    [InlineData("https://example.com/repos/org/app/releases?page=2", "no address of the API")]
    [InlineData("{api}/repos/org/app/releases?per_page=100", "lead in a circle")]
    public async Task A_next_page_that_is_none_is_said_to_be_none(string next, string problem)
    {
        Sandbox
            .Faults.On("GET", Releases)
            .Afterwards(Page($"<{next.Replace("{api}", Sandbox.ApiUrl, StringComparison.Ordinal)}>; rel=\"next\""));

        var failure = await FailureAsync(() => Client.Releases.ListAsync(App, None));

        failure.Detail.Should().Contain(problem);
        Requests().Should().Equal("GET 200");
    }

    [Fact]
    public async Task Pages_without_end_come_to_an_end()
    {
        foreach (var page in Enumerable.Range(2, 9))
        {
            Sandbox
                .Faults.On("GET", Releases, skip: page - 2)
                .Instead(Page($"<{Sandbox.ApiUrl}{Releases}?page={page}>; rel=\"next\""));
        }

        var failure = await FailureAsync(() => Impatient().Releases.ListAsync(App, None));

        failure.Detail.Should().Be("it has more than 3 pages");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/repos/org/app/releases/1/assets{?name,label}")]
    [InlineData("file:///tmp/x{?name,label}")]
    [InlineData("https://uploads.example.com/repos/org/app/releases/1/assets{?name,label}")]
    public async Task An_upload_address_elsewhere_gets_neither_bytes_nor_token(string address)
    {
        var release = await DraftAsync("v1.0.0") with { UploadUrl = address };

        var failure = await FailureAsync(() => UploadAsync(release, "a.bin", [1]));

        (failure.Status, failure.IsUncertain).Should().Be((null, false));
        failure.Detail.Should().StartWith("the release's upload_url, '").And.EndWith(": nothing was sent");
        failure.ToActionFailure().ToDo.Should().StartWith("Look at what answers in GitHub's place");
        Requests().Should().Equal("POST 201");
    }

    private void Renamed(string method, int status) =>
        Sandbox.Faults.On(method, "/repos/org/old/releases").Instead(Redirect(status, Sandbox.ApiUrl + Releases));

    private static Answer Redirect(int status, string location) =>
        Answer.Error(status, "Moved").With("Location", location);

    private static Answer Page(string link) =>
        new Answer { Status = 200, Json = new System.Text.Json.Nodes.JsonArray() }.With("Link", link);

    private static async Task<GitHubFailure> FailureAsync(Func<Task> act) =>
        (await act.Should().ThrowAsync<GitHubFailure>()).Which;
}
