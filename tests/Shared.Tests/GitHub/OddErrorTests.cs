using System.IO.Abstractions;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;
using Answer = MsReleaseActions.Server.Http.Answer;

namespace MsReleaseActions.SharedTests.GitHub;

/// <summary>Answers that refuse, and whose own text is odd.</summary>
[Needs(Need.Nothing)]
public sealed class OddErrorTests : ClientFixture
{
    [Theory]
    [InlineData("application/json; charset=bogus", """{"message":"no"}""", "no")]
    [InlineData("text/html; charset=utf-99", "<b>no</b>", "<b>no</b>")]
    [InlineData("application/json", """{"message":"no","errors":["\ud800"]}""", "ud800")]
    [InlineData("application/json", """{"message":"no","errors":[{"code":"\ud800"}]}""", "ud800")]
    [InlineData("application/json", """{"message":"no","errors":[{"\ud800":1}]}""", "ud800")]
    public async Task An_odd_refusal_is_a_refusal(string type, string body, string said)
    {
        foreach (var status in (int[])[403, 422, 502])
        {
            Sandbox
                .Faults.On("GET", "/repos/org/app", times: 5)
                .Instead(new Answer { Status = status, Content = AnswerContent.Of(body, type) });

            var failure = (
                await ((Func<Task>)(() => Client.Repositories.GetAsync(App, None))).Should().ThrowAsync<GitHubFailure>()
            ).Which;
            Sandbox.Faults.Clear();

            ((int)failure.Status!, failure.Detail.Contains(said, StringComparison.Ordinal))
                .Should()
                .Be((status, true), failure.Detail);
        }
    }

    [Fact]
    public async Task A_refusal_of_many_words_is_told_in_few()
    {
        Sandbox.Faults.On("GET", "/repos/org/app").Instead(Answer.Error(403, new string('a', 3_000_000)));

        var failure = (
            await ((Func<Task>)(() => Client.Repositories.GetAsync(App, None))).Should().ThrowAsync<GitHubFailure>()
        ).Which;

        failure.Detail.Should().Be(new string('a', 500) + "…");
    }

    [Fact]
    public async Task A_body_that_is_longer_than_its_asset_is_not_read_on()
    {
        var asset = await UploadAsync(await DraftAsync("v1.0.0"), "a.bin", new byte[1000]);
        Sandbox
            .Faults.On("GET", "/**", times: 99, listener: Listener.Storage)
            .Instead(new Answer { Status = 200, Content = AnswerContent.Of(new string('x', 1001), "text/plain") });

        var failure = (
            await ((Func<Task>)(() => new AssetDownload(Client.Assets, Clock).HashAsync(App, asset, None)))
                .Should()
                .ThrowAsync<GitHubFailure>()
        ).Which;

        failure.Detail.Should().Be("the body has more than 1000 bytes");
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(206)]
    public async Task A_part_is_not_taken_for_the_whole(int status)
    {
        Sandbox
            .Faults.On("GET", "/repos/org/app/releases")
            .Instead(Answer.Text(status, status == 206 ? "[]" : "", "application/json"));

        var failure = (
            await ((Func<Task>)(() => Client.Releases.ListAsync(App, None))).Should().ThrowAsync<GitHubFailure>()
        ).Which;

        ((int)failure.Status!, failure.Detail).Should().Be((status, "not all of what was asked for"));
    }

    [Fact]
    public async Task A_log_that_does_not_end_is_not_waited_for()
    {
        var sha = Repository.Commit(
            new Dictionary<string, string> { [".github/workflows/ci.yml"] = "on: push\n" },
            "checks"
        );
        var run = Repository.Actions.AddRun("ci.yml", new NewRun("push", "main", sha));
        run.AddJob("build").Log(new string('x', 10_000)).Complete("failure");
        var jobs = await Client.Runs.ListJobsAsync(App, run.Id, 1, None);
        Sandbox.Faults.On(record => record.Method == "GET", times: 99).Slow(100);
        var workflow = new Workflow(
            new ActionEnvironment(new Dictionary<string, string>(), Log, new FileSystem(), Clock)
        );
        var logs = new FailedJobLogs(5, new RunAccess(Client.Runs, App, Clock, workflow))
        {
            Within = TimeSpan.FromMilliseconds(300),
        };

        var read = await logs.ReadAsync(jobs, None);

        read.Should().ContainSingle().Which.Lines.Should().BeEmpty();
        Log.ToString().Should().Contain("the log of build was not read: it took more than 0.3 s");
    }

    [Fact]
    public async Task What_two_pages_show_is_one()
    {
        await DraftAsync("v1.0.0");
        var two = await ListedAsync();
        Sandbox
            .Faults.On("GET", "/repos/org/app/releases")
            .Instead(Answer.Text(200, $"[{two},{two}]", "application/json"));

        (await Client.Releases.ListAsync(App, None)).Should().ContainSingle();
    }

    [Fact]
    public void Requests_that_wait_side_by_side_wait_once()
    {
        var patience = new LimitPatience(Clock, TimeSpan.FromMinutes(10));

        foreach (var _ in Enumerable.Range(0, 5))
        {
            patience.TrySpend(TimeSpan.FromMinutes(6)).Should().BeTrue();
        }
        patience.Covers(TimeSpan.FromMinutes(10)).Should().BeTrue();
        patience.TrySpend(TimeSpan.FromMinutes(11)).Should().BeFalse();
        Clock.Advance(TimeSpan.FromMinutes(6));
        patience.Covers(TimeSpan.FromMinutes(4)).Should().BeTrue();
        patience.TrySpend(TimeSpan.FromMinutes(5)).Should().BeFalse();
    }

    private async Task<string> ListedAsync()
    {
        var release = (await Client.Releases.ListAsync(App, None))[0];
        return $$"""
            {"id":{{release.Id}},"tag_name":"v1.0.0","target_commitish":"main","draft":true,"prerelease":false,
            "html_url":"https://a.b/c","upload_url":"u","assets":[]}
            """;
    }
}
