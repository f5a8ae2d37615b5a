using System.Text;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class RunTests : ActionsTest
{
    [Fact]
    public async Task Runs_are_listed_newest_first_filtered_and_paged()
    {
        var first = (await Dispatch("1")).Start().Complete("failure");
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await Dispatch("2");
        var push = Repo.Actions.AddRun("ci.yml", new("push", "side", Sha));

        async Task<IEnumerable<long>> List(string query) => Ids(await Get(query), "workflow_runs");

        (await List("/actions/runs")).Should().Equal(push.Id, second.Id, first.Id);
        (await List("/actions/workflows/candidate.yml/runs")).Should().Equal(second.Id, first.Id);
        (await List("/actions/runs?event=push")).Should().Equal(push.Id);
        (await List("/actions/runs?branch=main&status=completed")).Should().Equal(first.Id);
        (await List("/actions/runs?status=failure")).Should().Equal(first.Id);
        (await List("/actions/runs?status=queued&actor=github-actions[bot]")).Should().Equal(second.Id);
        (await List("/actions/runs?head_sha=" + new string('0', 40))).Should().BeEmpty();
        (await List("/actions/runs?created=%3E%3D2026-03-01T13:00:00Z")).Should().Equal(push.Id, second.Id);
        (await List("/actions/runs?created=%3C2026-03-01T13:00:00Z")).Should().Equal(first.Id);
        (await List("/actions/runs?created=2026-03-01..2026-03-01")).Should().HaveCount(3);
        var page = await Get("/actions/runs?per_page=1&page=2");
        Ids(page, "workflow_runs").Should().Equal(second.Id);
        page.Header("Link").Should().Contain("rel=\"next\"").And.Contain("page=3");
    }

    [Fact]
    public async Task A_run_that_is_not_visible_yet_is_nowhere()
    {
        Repo.Actions.Visible = TimeSpan.FromSeconds(30);
        var run = await Dispatch();

        (await Get($"/actions/runs/{run.Id}")).Status.Should().Be(404);
        Ids(await Get("/actions/runs"), "workflow_runs").Should().BeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(30));
        (await Get($"/actions/runs/{run.Id}")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_poll_that_finds_nothing_new_is_304_and_free()
    {
        var run = await Dispatch();
        var first = await Get($"/actions/runs/{run.Id}");
        var again = await Api(
            HttpMethod.Get,
            $"{Root}/actions/runs/{run.Id}",
            Writer,
            null,
            ("If-None-Match", first.Header("ETag")!)
        );
        run.Start();
        var changed = await Api(
            HttpMethod.Get,
            $"{Root}/actions/runs/{run.Id}",
            Writer,
            null,
            ("If-None-Match", first.Header("ETag")!)
        );

        (again.Status, changed.Status).Should().Be((304, 200));
        again.Header("X-RateLimit-Used").Should().Be(first.Header("X-RateLimit-Used"));
    }

    [Fact]
    public async Task Jobs_have_steps_and_a_log_on_the_storage_host()
    {
        var run = await Dispatch();
        var job = run.AddJob("build").Step("checkout").Succeed().Step("compile").Fail("one\ntwo");
        run.Complete("failure");

        var list = await Get($"/actions/runs/{run.Id}/jobs");
        var logs = await Get($"/actions/jobs/{job.Id}/logs");
        var text = await Send(HttpMethod.Get, logs.Header("Location")!, null);
        var withToken = await Send(HttpMethod.Get, logs.Header("Location")!, Writer);

        list.Json!["jobs"]![0]!["steps"]!
            .AsArray()
            .Select(step => $"{step!["number"]} {step["name"]} {step["conclusion"]}")
            .Should()
            .Equal("1 checkout success", "2 compile failure");
        logs.Header("Location").Should().StartWith(Github.StorageUrl);
        Encoding
            .UTF8.GetString(text.Bytes)
            .TrimStart('\ufeff')
            .Should()
            .Be("2026-03-01T12:00:00.1234567Z one\n2026-03-01T12:00:00.1234567Z two\n");
        withToken.Status.Should().Be(400);
        Github.Log.Violations.Should().ContainSingle();
        Clock.Advance(TimeSpan.FromMinutes(6));
        (await Send(HttpMethod.Get, logs.Header("Location")!, null)).Status.Should().Be(403);
        (await Api(HttpMethod.Get, $"{Root}/actions/jobs/{job.Id}/logs", null)).Status.Should().Be(403);
    }

    [Fact]
    public async Task A_run_is_cancelled_once()
    {
        var run = await Dispatch();
        run.AddJob("build");

        (await Post($"/actions/runs/{run.Id}/cancel")).Status.Should().Be(202);
        (await Post($"/actions/runs/{run.Id}/cancel")).Status.Should().Be(409);
        (await Post($"/actions/runs/{run.Id}/force-cancel")).Status.Should().Be(409);
        (run.Status, run.Conclusion, run.Jobs[0].Conclusion).Should().Be(("completed", "cancelled", "cancelled"));
    }

    [Fact]
    public async Task A_run_that_does_not_listen_is_stopped_by_force()
    {
        var run = await Dispatch();
        run.OnCancel = _ => { };

        await Post($"/actions/runs/{run.Id}/cancel");
        run.Status.Should().Be("queued");
        (await Post($"/actions/runs/{run.Id}/force-cancel")).Status.Should().Be(202);
        run.Conclusion.Should().Be("cancelled");
    }

    [Fact]
    public async Task Artifacts_and_logs_come_as_zips()
    {
        var run = await Dispatch();
        run.AddJob("build").Log("hello").Succeed();
        var artifact = run.AddArtifact("dist", new Dictionary<string, byte[]> { ["a.txt"] = "a"u8.ToArray() });

        var list = await Get($"/actions/runs/{run.Id}/artifacts?name=dist");
        var zip = await Get($"/actions/artifacts/{artifact.Id}/zip");
        var logs = await Get($"/actions/runs/{run.Id}/logs");
        artifact.Expired = true;

        Ids(list, "artifacts").Should().Equal(artifact.Id);
        (await Send(HttpMethod.Get, zip.Header("Location")!, null)).Bytes.Should().Equal(Bytes(artifact));
        (await Send(HttpMethod.Get, logs.Header("Location")!, null)).Bytes.Should().StartWith("PK"u8.ToArray());
        (await Get($"/actions/artifacts/{artifact.Id}/zip")).Status.Should().Be(410);
    }

    [Fact]
    public async Task Only_a_run_that_is_over_is_deleted_and_only_by_who_may_write()
    {
        var run = await Dispatch();

        (await Api(HttpMethod.Delete, $"{Root}/actions/runs/{run.Id}", Writer)).Status.Should().Be(403);
        run.Complete("success");
        (await Api(HttpMethod.Delete, $"{Root}/actions/runs/{run.Id}", Github.ReadToken(Repo))).Status.Should().Be(403);
        (await Api(HttpMethod.Delete, $"{Root}/actions/runs/{run.Id}", Writer)).Status.Should().Be(204);
        (await Get($"/actions/runs/{run.Id}")).Status.Should().Be(404);
    }

    private static byte[] Bytes(SandboxArtifact artifact)
    {
        using var bytes = new MemoryStream();
        using var zip = artifact.OpenRead();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
