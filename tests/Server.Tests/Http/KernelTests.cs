using System.Net;
using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Http;

[Needs(Need.Nothing)]
public sealed class KernelTests : SandboxTest
{
    [Fact]
    public async Task A_repository_is_read_with_the_permissions_of_the_token()
    {
        var answer = await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer);
        answer.Json!["permissions"]!["push"]!.GetValue<bool>().Should().BeTrue();
        var reader = await Api(HttpMethod.Get, "/repos/org/ms-manager", Github.ReadToken(Repo));
        reader.Json!["permissions"]!["push"]!.GetValue<bool>().Should().BeFalse();
        var anybody = await Api(HttpMethod.Get, "/repos/ORG/ms-Manager", null);
        anybody.Json!.AsObject().ContainsKey("permissions").Should().BeFalse();
    }

    [Fact]
    public async Task A_private_repository_does_not_exist_for_strangers()
    {
        Repo.Private = true;
        var other = Github.CreateRepository("org/other");
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", null)).Status.Should().Be(404);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Github.WriteToken(other))).Status.Should().Be(404);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Github.ReadToken(Repo))).Status.Should().Be(200);
    }

    [Fact]
    public async Task An_unknown_token_is_refused_even_where_anybody_may_read()
    {
        var answer = await Api(HttpMethod.Get, "/repos/org/ms-manager", "ghs_nonsense");
        answer.Status.Should().Be(401);
        answer
            .Json!.ToJsonString()
            .Should()
            .Be("""{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}""");
    }

    [Fact]
    public async Task An_unchanged_answer_is_304_and_costs_a_token_nothing()
    {
        var first = await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer);
        var etag = first.Headers.ETag!.ToString();
        etag.Should().StartWith("W/\"");
        var second = await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer, headers: ("If-None-Match", etag));
        second.Status.Should().Be(304);
        second.Header("x-ratelimit-remaining").Should().Be(first.Header("x-ratelimit-remaining"));
        Repo.Description = "changed";
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer, headers: ("If-None-Match", etag)))
            .Status.Should()
            .Be(200);
    }

    [Fact]
    public async Task A_token_without_requests_left_is_refused_until_the_window_ends()
    {
        Github.ExhaustRateLimit(Writer);
        var refused = await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer);
        refused.Status.Should().Be(403);
        refused.Header("x-ratelimit-remaining").Should().Be("0");
        (await Api(HttpMethod.Get, "/rate_limit", Writer)).Json!["rate"]!["remaining"]!.GetValue<int>().Should().Be(0);
        Clock.Advance(TimeSpan.FromHours(1));
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer)).Status.Should().Be(200);
    }

    [Fact]
    public async Task An_unknown_route_is_a_404_and_a_violation()
    {
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/nonsense", Writer)).Status.Should().Be(404);
        Github.Log.Violations.Should().Equal("GET /repos/org/ms-manager/nonsense: no such route");
    }

    [Fact]
    public async Task A_request_without_a_User_Agent_is_forbidden()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Github.ApiUrl + "/repos/org/ms-manager");
        using var client = new HttpClient();
        using var response = await client.SendAsync(request, Cancel);
        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        Github.Log.Violations.Should().Equal("GET /repos/org/ms-manager: no User-Agent");
    }

    [Fact]
    public async Task Our_own_clients_must_name_the_version_and_the_media_type()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("User-Agent", "ms-release-actions/0.1");
        (await client.GetAsync(Github.ApiUrl + "/repos/org/ms-manager", Cancel))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK);
        Github
            .Log.Violations.Should()
            .Equal("GET /repos/org/ms-manager: no X-GitHub-Api-Version", "GET /repos/org/ms-manager: no Accept");
    }

    [Fact]
    public async Task Commits_are_real_git()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a/b c.txt"] = "x\n" }, "second");
        Repo.Resolve("main").Should().Be(second);
        Repo.Resolve("main~1").Should().Be(Sha);
        Repo.ReadFile("a/b c.txt", second).Should().Equal("x\n"u8.ToArray());
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer)).Json!["pushed_at"]!
            .GetValue<string>()
            .Should()
            .Be("2026-03-01T12:00:00Z");
    }

    [Fact]
    public async Task A_lost_answer_has_taken_effect()
    {
        Github.Faults.On("PUT", "/repos/*/*/immutable-releases").LoseAnswer();
        var ask = () => Api(HttpMethod.Put, "/repos/org/ms-manager/immutable-releases", Github.AdminToken());
        await ask.Should().ThrowAsync<HttpRequestException>();
        Repo.ImmutableReleases.Should().BeTrue();
        Github.Log.Writes.Should().ContainSingle().Which.Cut.Should().BeTrue();
    }

    [Fact]
    public async Task A_scripted_status_strikes_the_named_requests_only()
    {
        var rule = Github.Faults.On("GET", "/repos/*/*", skip: 1, times: 1).Status(429, retryAfter: 7);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer)).Status.Should().Be(200);
        var struck = await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer);
        struck.Status.Should().Be(429);
        struck.Header("Retry-After").Should().Be("7");
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer)).Status.Should().Be(200);
        rule.Hits.Should().Be(1);
    }

    [Fact]
    public async Task An_error_can_repeat_the_token()
    {
        Github.Faults.On("GET", "**").EchoAuthorization(422);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", Writer)).Json!["message"]!
            .GetValue<string>()
            .Should()
            .Contain(Writer);
    }

    [Fact]
    public async Task What_is_not_JSON_is_a_400()
    {
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/immutable-releases", Writer, JsonValue.Create("x")))
            .Status.Should()
            .Be(403);
        Github.Log.WriteAttempts.Should().ContainSingle();
        Github.Log.Writes.Should().BeEmpty();
    }
}
