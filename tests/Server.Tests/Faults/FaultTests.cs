using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Faults;

[Needs(Need.Nothing)]
public sealed class FaultTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    private readonly PacedClock pace = new();

    protected override SandboxOptions Options => new() { Time = Clock, Pace = pace };

    [Fact]
    public async Task A_hook_sees_each_request_before_it_is_looked_at()
    {
        var seen = new List<(string, int)>();
        Github.Faults.OnRequest(
            r => r.IsWriteAttempt,
            r =>
            {
                seen.Add((r.Path, Repo.Releases.All.Count));
                return Task.CompletedTask;
            }
        );
        await Api(HttpMethod.Get, Root, Writer);
        await Api(
            HttpMethod.Post,
            Root + "/releases",
            Writer,
            new JsonObject { ["tag_name"] = "v1", ["draft"] = true }
        );
        await Api(
            HttpMethod.Post,
            Root + "/releases",
            Writer,
            new JsonObject { ["tag_name"] = "v1", ["draft"] = true }
        );
        seen.Should().Equal((Root + "/releases", 0), (Root + "/releases", 1));
    }

    [Fact]
    public async Task A_secondary_limit_says_so_and_changes_nothing()
    {
        Github.Faults.On("POST", Root + "/releases").SecondaryLimit(retryAfter: 60);
        var refused = await Api(HttpMethod.Post, Root + "/releases", Writer, new JsonObject { ["tag_name"] = "v1" });
        (refused.Status, refused.Header("Retry-After")).Should().Be((403, "60"));
        refused.Message.Should().StartWith("You have exceeded a secondary rate limit");
        Repo.Releases.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bad_length_is_answered_once_and_the_upload_then_works()
    {
        Github.Faults.On("POST", "**/assets", listener: Listener.Upload).BadContentLength();
        var draft = Repo.Releases.AddDraft("v1");
        (await Upload(draft, new byte[10])).Message.Should().StartWith("Bad Content-Length");
        draft.Assets.Should().BeEmpty();
        (await Upload(draft, new byte[10])).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_gateway_can_say_502_for_what_was_stored()
    {
        var draft = Repo.Releases.AddDraft("v1");
        Github.Faults.On("POST", "**/assets").StatusAfter();
        (await Upload(draft, new byte[10])).Status.Should().Be(502);
        draft.Assets.Single().State.Should().Be(AssetState.Uploaded);
        Github.Log.Writes.Should().ContainSingle().Which.ToldStatus.Should().Be(502);
    }

    [Fact]
    public async Task A_stalled_request_ends_when_the_client_gives_up()
    {
        Github.Faults.On("GET", Root).Stall();
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        client.DefaultRequestHeaders.Add("User-Agent", "ms-release-actions/tests");
        await FluentActions
            .Awaiting(() => client.GetAsync(Github.ApiUrl + Root, Cancel))
            .Should()
            .ThrowAsync<TaskCanceledException>();
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Latency_delays_and_bandwidth_take_their_time()
    {
        var draft = Repo.Releases.AddDraft("v1");
        Github.Faults.Throttle = new Throttle(TimeSpan.FromMilliseconds(40), BytesPerSecond: 1_000_000);
        await Upload(draft, new byte[500_000]);
        pace.Slept.Should().BeCloseTo(TimeSpan.FromMilliseconds(540), TimeSpan.FromMilliseconds(6));

        Github.Faults.Clear();
        var before = pace.Slept;
        Github.Faults.On("GET", Root).Delay(TimeSpan.FromMinutes(2));
        await Api(HttpMethod.Get, Root, Writer);
        (pace.Slept - before).Should().Be(TimeSpan.FromMinutes(2));

        var url = (
            await Api(
                HttpMethod.Get,
                $"{Root}/releases/assets/{draft.Assets[0].Id}",
                Writer,
                null,
                ("Accept", "application/octet-stream")
            )
        )
            .Headers
            .Location!;
        before = pace.Slept;
        Github.Faults.On("GET", "**", listener: Listener.Storage).Slow(100_000);
        (await Send(HttpMethod.Get, url.ToString(), null)).Bytes.Should().HaveCount(500_000);
        (pace.Slept - before).Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(6));
    }

    [Fact]
    public async Task The_names_that_gh_insists_on_work_through_a_proxy_setting()
    {
        Repo.Releases.AddPublished("v1").AddAsset("a.zip", [1, 2, 3]);
        using var handler = new SocketsHttpHandler { Proxy = new System.Net.WebProxy(Github.ApiUrl), UseProxy = true };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("User-Agent", "GitHub CLI 2.23.0");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", Writer);
        var release = JsonNode.Parse(
            await client.GetStringAsync("http://api.github.localhost/repos/org/ms-manager/releases/latest", Cancel)
        )!;
        release["url"]!
            .GetValue<string>()
            .Should()
            .StartWith("http://api.github.localhost/repos/org/ms-manager/releases/");
        release["upload_url"]!.GetValue<string>().Should().StartWith("http://uploads.github.localhost/");

        client.DefaultRequestHeaders.Authorization = null;
        (await client.GetByteArrayAsync(release["assets"]![0]!["browser_download_url"]!.GetValue<string>(), Cancel))
            .Should()
            .Equal([1, 2, 3]);
        Github.Log.Requests.Select(r => r.Listener).Should().Equal(Listener.Api, Listener.Web, Listener.Storage);
        Github.Log.Violations.Should().BeEmpty();
    }

    private Task<Reply> Upload(SandboxRelease release, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return Send(
            HttpMethod.Post,
            $"{Github.UploadUrl}{Root}/releases/{release.Id}/assets?name=a.zip",
            Writer,
            content
        );
    }

    /// <summary>A clock whose timers ring at once and are added up. What never ends, never rings.</summary>
    private sealed class PacedClock : TimeProvider
    {
        private long slept;

        public TimeSpan Slept => new(Volatile.Read(ref slept));

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref slept);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            Interlocked.Add(ref slept, dueTime.Ticks);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
