using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Http;

[Needs(Need.Nothing)]
public sealed class LimitTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    protected override SandboxOptions Options =>
        new()
        {
            Time = Clock,
            RequestsPerHour = 100_000,
            AnonymousRequestsPerHour = 3,
            AssetSizeLimit = 1000,
            Secondary = new SecondaryLimits(PointsPerMinute: 12, CreationsPerMinute: 2),
        };

    [Fact]
    public async Task Everybody_without_a_token_shares_few_requests_and_304s_count()
    {
        var etag = (await Api(HttpMethod.Get, Root, null)).Headers.ETag!.ToString();
        (await Api(HttpMethod.Get, Root, null, null, ("If-None-Match", etag))).Status.Should().Be(304);
        (await Api(HttpMethod.Get, Root, null)).Header("x-ratelimit-remaining").Should().Be("0");
        (await Api(HttpMethod.Get, Root, null)).Message.Should().Be("API rate limit exceeded for 127.0.0.1.");
    }

    [Fact]
    public async Task Too_many_creations_in_a_minute_are_refused_until_the_next()
    {
        (await Create()).Status.Should().Be(201);
        (await Create()).Status.Should().Be(201);
        Clock.Advance(TimeSpan.FromSeconds(45));
        var refused = await Create();
        (refused.Status, refused.Header("Retry-After")).Should().Be((403, "15"));
        Clock.Advance(TimeSpan.FromSeconds(15));
        (await Create()).Status.Should().Be(201);
        Repo.Releases.All.Should().HaveCount(3);
    }

    [Fact]
    public async Task Reads_cost_a_point_and_writes_five()
    {
        (await Create()).Status.Should().Be(201);
        (await Create()).Status.Should().Be(201);
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(200);
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(200);
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(403);
    }

    [Theory]
    [InlineData(999, 201)]
    [InlineData(1000, 500)]
    [InlineData(1001, 422)]
    public async Task An_asset_is_smaller_than_the_limit_and_exactly_the_limit_breaks(int size, int status)
    {
        var release = Repo.Releases.AddDraft("v1");
        using var content = new ByteArrayContent(new byte[size]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        var answer = await Send(
            HttpMethod.Post,
            $"{Github.UploadUrl}{Root}/releases/{release.Id}/assets?name=a.zip",
            Writer,
            content
        );
        answer.Status.Should().Be(status);
        release.Assets.Should().HaveCount(status == 201 ? 1 : 0);
    }

    [Fact]
    public async Task No_more_than_ten_thousand_releases_are_listed()
    {
        for (var i = 0; i < 10_001; i++)
        {
            Repo.Releases.AddDraft($"rc-{i}");
        }

        var last = await Api(HttpMethod.Get, Root + "/releases?per_page=100&page=100", Writer);
        last.Json!.AsArray().Should().HaveCount(100);
        last.Header("Link").Should().NotContain("next");
        last.Json[99]!["tag_name"]!.GetValue<string>().Should().Be("rc-1", "the oldest falls off");
    }

    private Task<Reply> Create() =>
        Api(HttpMethod.Post, Root + "/releases", Writer, new JsonObject { ["tag_name"] = "v1", ["draft"] = true });
}
