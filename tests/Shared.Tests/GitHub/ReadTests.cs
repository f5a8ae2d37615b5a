using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class ReadTests : ClientFixture
{
    private const string Releases = "/repos/org/app/releases";

    [Fact]
    public async Task A_list_is_followed_to_its_last_page()
    {
        for (var i = 0; i < 205; i++)
        {
            await DraftAsync($"v1.0.{i}");
        }

        var releases = await Client.Releases.ListAsync(App, None);

        releases
            .Select(release => release.TagName)
            .Should()
            .BeEquivalentTo(Enumerable.Range(0, 205).Select(i => $"v1.0.{i}"));
        Count("GET", Releases).Should().Be(3);
        Sandbox.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_asked_again_is_asked_conditionally_and_a_304_gives_the_same_answer()
    {
        await DraftAsync("v1.0.0");
        var first = await Client.Releases.ListAsync(App, None);
        var second = await Client.Releases.ListAsync(App, None);
        await DraftAsync("v1.0.1");
        var third = await Client.Releases.ListAsync(App, None);

        second.Should().BeEquivalentTo(first);
        third.Should().HaveCount(2);
        Sandbox
            .Log.Requests.Where(request => request.Method == "GET" && request.Path == Releases)
            .Select(request => request.Status)
            .Should()
            .Equal(200, 304, 200);
    }

    [Fact]
    public async Task What_is_polled_is_asked_conditionally_however_much_was_asked_before()
    {
        foreach (var digits in Enumerable.Range(0, 100))
        {
            (
                await Client.Repositories.CompareAsync(
                    App,
                    Sha[..(10 + (digits / 10))],
                    Sha[..(10 + (digits % 10))],
                    None
                )
            )
                .Should()
                .NotBeNull();
        }

        await Client.Releases.ListAsync(App, None);
        await Client.Releases.ListAsync(App, None);

        Sandbox
            .Log.Requests.Where(request => request.Path == Releases)
            .Select(request => request.Status)
            .Should()
            .Equal(200, 304);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_fault_that_passes_is_tried_again_with_growing_waits(int status)
    {
        Sandbox.Faults.On("GET", Releases, times: 4).Status(status);

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();

        Count("GET", Releases).Should().Be(5);
        Log.ToString()
            .Split('\n')
            .Count(line => line.StartsWith($"list the releases of {App}: HTTP {status}; trying again in "))
            .Should()
            .Be(4);
    }

    [Fact]
    public async Task After_five_tries_it_gives_up_and_says_what_was_asked()
    {
        Sandbox.Faults.On("GET", Releases, times: 99).Status(502);

        var ask = () => Client.Releases.ListAsync(App, None);

        (await ask.Should().ThrowAsync<GitHubFailure>())
            .Which.ToActionFailure()
            .Message.Should()
            .Be(
                "Could not list the releases of org/app: HTTP 502, Server Error. Run the step again: it continues "
                    + "where it stopped."
            );
        Count("GET", Releases).Should().Be(5);
    }

    [Fact]
    public async Task A_server_that_nobody_reaches_is_tried_five_times()
    {
        var client = GitHubOf.Connect("http://127.0.0.1:9", "token", Clock, Log);
        var ask = () => client.Releases.ListAsync(App, None);
        (await ask.Should().ThrowAsync<GitHubFailure>()).Which.Status.Should().BeNull();
        Log.ToString().Trim().Split('\n').Should().HaveCount(4);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    public async Task A_refusal_is_said_at_once(int status)
    {
        Sandbox.Faults.On("GET", Releases, times: 99).Status(status, message: "no");
        var ask = () => Client.Releases.ListAsync(App, None);
        (await ask.Should().ThrowAsync<GitHubFailure>()).Which.Status.Should().Be((HttpStatusCode)status);
        Count("GET", Releases).Should().Be(1);
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        (await Client.Releases.GetAsync(App, 4711, None)).Should().BeNull();
        (await Client.Repositories.GetAsync(RepositoryName.Parse("org/other"), None)).Should().BeNull();
        (await Client.Repositories.GetTagCommitAsync(App, "v9.9.9", None)).Should().BeNull();
        (await Client.Repositories.ResolveCommitAsync(App, new string('a', 40), None)).Should().BeNull();
        (await Client.Repositories.CompareAsync(App, "main", new string('a', 40), None)).Should().BeNull();
    }

    [Fact]
    public async Task A_tag_is_followed_to_its_commit()
    {
        Repository.CreateTag("v1.0.0", Sha);
        (await Client.Repositories.GetTagCommitAsync(App, "v1.0.0", None)).Should().Be(Sha);
        (await Client.Repositories.ResolveCommitAsync(App, "main", None)).Should().Be(Sha);
    }

    [Fact]
    public async Task The_token_goes_to_the_api_but_not_to_the_storage_it_points_at()
    {
        var release = await DraftAsync("v1.0.0");
        var asset = await UploadAsync(release, "a.bin", [1, 2, 3]);

        await using var content = await Client.Assets.OpenAsync(App, asset, None);
        using var copy = new MemoryStream();
        await content.Stream.CopyToAsync(copy);

        copy.ToArray().Should().Equal(1, 2, 3);
        content.Length.Should().Be(3);
        Sandbox
            .Log.Requests.Where(request => request.Listener == Sandbox.Log.Requests[^1].Listener)
            .Select(request => request.TokenLogin)
            .Should()
            .OnlyContain(login => login == null);
        Sandbox.Log.Violations.Should().BeEmpty();
    }
}
