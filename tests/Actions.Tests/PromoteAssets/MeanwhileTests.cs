using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>Somebody else publishes, or adds a file, while this run reads, waits or removes.</summary>
[Needs(Need.Nothing)]
public sealed class MeanwhileTests : PromoteTest
{
    private static readonly (string, string) Replace = ("on-existing", "replace");

    [Fact]
    public async Task A_file_that_comes_while_the_candidate_is_read_is_not_published()
    {
        (await RunAsync(("publish", "false"))).ExitCode.Should().Be(0);
        var draft = Repo.Releases.All.Single(release => release.TagName == ReleaseTagText);
        var manifest = Candidate.Release.Assets.Single(asset => asset.Name == "candidate.json");
        Github
            .Faults.On("GET", $"/repos/*/*/releases/assets/{manifest.Id}")
            .Run(_ => Task.FromResult(draft.AddAsset("evil.exe", Text("evil"))));

        var result = await RunAsync();

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain("evil.exe");
        draft.Draft.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_removed_from_a_release_that_is_published_meanwhile(bool waits)
    {
        var draft = Filled();
        var deletion = Github.Faults.On("DELETE", "/repos/*/*/releases/assets/*");
        _ = waits ? deletion.Status(429, retryAfter: 12) : deletion;
        deletion.Run(_ =>
        {
            Repo.Releases.Publish(draft);
            return Task.CompletedTask;
        });

        var result = await RunAsync(Replace);

        result.ExitCode.Should().Be(1, result.Log);
        draft.Assets.Should().HaveCount(waits ? 3 : 2);
        // what was not taken away is seen as it is
        draft.Assets.Should().AllSatisfy(asset => result.Error.Should().Contain($"{asset.Name} has other bytes"));
    }

    [Fact]
    public async Task Nothing_is_sent_again_to_a_release_that_is_published_meanwhile()
    {
        var draft = Filled();
        Github
            .Faults.On(record => record.Listener == Listener.Upload, times: 99)
            .Status(502)
            .Run(_ =>
            {
                Repo.Releases.Publish(draft);
                return Task.CompletedTask;
            });

        var result = await RunAsync(Replace, ("concurrency", "1"));

        result.ExitCode.Should().Be(1, result.Log);
        Github.Log.Requests.Count(record => record.Listener == Listener.Upload).Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_has_published_sends_nothing_more_whatever_is_shown()
    {
        Github
            .Faults.On(IsPublication)
            .Run(_ =>
            {
                Github.Faults.On("GET", "/repos/*/*/releases/*", times: 99).Stale();
                Github.Faults.On("GET", "/repos/*/*/releases", times: 99).Stale();
                Github
                    .Faults.On("GET", "/repos/*/*/releases/*/assets", times: 99)
                    .Instead(Answer.Text(200, "[]", "application/json"));
                return Task.CompletedTask;
            });

        var result = await RunAsync();

        result.ExitCode.Should().Be(3, result.Log);
        result.Error.Should().Contain("it is still a draft");
        var writes = Github.Log.WriteAttempts;
        IsPublication(writes[^1]).Should().BeTrue();
        writes.Count(IsPublication).Should().Be(1);
        Holds(Published, Final(Files));
        Github.Faults.Clear();
        (await NothingToDoAsync()).Outputs["state"].Should().Be("unchanged");
    }

    [Fact]
    public async Task Notes_of_full_length_leave_room_for_a_claim()
    {
        Filled();

        await SucceedAsync(Replace, ("notes", new string('n', 124_960)));

        Holds(Published, Final(Files));
        await NothingToDoAsync(Replace, ("notes", new string('n', 124_960)));
    }

    [Fact]
    public async Task A_persons_text_is_not_cut_for_a_claim()
    {
        var draft = Filled();
        draft.Body = new string('t', 124_990);

        var result = await RunAsync(Replace);

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain("is as long as GitHub allows").And.Contain("Shorten that text by 60 characters");
        draft.Body.Should().HaveLength(124_990);
        Github.Log.Writes.Should().BeEmpty();
        draft.Body = draft.Body[..^60];
        await SucceedAsync(Replace);
    }

    private SandboxRelease Filled()
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        foreach (var name in Files.Keys)
        {
            draft.AddAsset(name, Text("other"));
        }
        return draft;
    }
}
