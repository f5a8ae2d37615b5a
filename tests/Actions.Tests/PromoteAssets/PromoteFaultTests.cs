using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PromoteFaultTests : PromoteTest
{
    private const string UploadPath = "/repos/*/*/releases/*/assets";

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task What_passes_by_itself_is_lived_through(string name)
    {
        Passing[name](Github.Faults);

        await SucceedAsync();

        Holds(Published, Final(Files));
        Repo.Releases.All.Where(release => release.TagName == "v1.2.0").Should().ContainSingle();
        await NothingToDoAsync();
    }

    public static TheoryData<string> PassingFaults => new(Passing.Keys);

    private static readonly Dictionary<string, Action<Faults>> Passing = new(StringComparer.Ordinal)
    {
        ["upload cut"] = faults => faults.On("POST", UploadPath, times: 2).CutUpload(after: 200),
        ["upload's answer lost"] = faults => faults.On("POST", UploadPath, times: 6).LoseAnswer(),
        ["502 instead of an upload"] = faults => faults.On("POST", UploadPath, times: 2).Status(502),
        ["400 Bad Content-Length"] = faults => faults.On("POST", UploadPath, times: 2).BadContentLength(),
        ["download cut"] = faults =>
            faults.On("GET", "/**", times: 3, listener: Listener.Storage).CutDownload(after: 100),
        ["download corrupted"] = faults =>
            faults.On("GET", "/**", times: 2, skip: 4, listener: Listener.Storage).CorruptDownload(),
        ["stored corrupted"] = faults => faults.On("POST", UploadPath, times: 2).CorruptStored(),
        ["stored corrupted without digest"] = faults =>
            faults.On("POST", UploadPath, times: 2).CorruptStored().NullDigest(),
        ["create's answer lost"] = faults => faults.On("POST", "/repos/*/*/releases").LoseAnswer(),
        ["502 instead of create"] = faults => faults.On("POST", "/repos/*/*/releases").Status(502),
        ["publish's answer lost"] = faults => faults.On(IsPublication).LoseAnswer(),
        ["publish leaves the draft once"] = faults => faults.On(IsPublication).KeepDraft(),
        ["reads fail"] = faults => faults.On("GET", "/repos/**", times: 3, skip: 2).Status(503),
        ["limit on an upload"] = faults => faults.On("POST", UploadPath, times: 2).Status(429, retryAfter: 30),
        ["secondary limit on an upload"] = faults => faults.On("POST", UploadPath, times: 2).SecondaryLimit(),
        ["secondary limit on create"] = faults =>
            faults.On("POST", "/repos/*/*/releases").SecondaryLimit(retryAfter: 60),
        ["a draft that is gone between listing and reading"] = faults =>
            faults.On("GET", "/repos/*/*/releases/*/assets", times: 2).Status(404),
        ["a commit that shows late"] = faults =>
            faults.On("GET", "/repos/*/*/commits/*", times: 4, skip: 1).Status(404),
        ["a tag that shows late"] = faults => faults.On("GET", "/repos/*/*/git/ref/**", times: 3, skip: 2).Status(404),
        ["a release that shows late"] = faults => faults.On("GET", "/repos/*/*/releases", times: 2, skip: 2).Stale(),
        ["assets that show late"] = faults =>
            faults.On("GET", "/repos/*/*/releases/*/assets", times: 4, skip: 2).Stale(),
        ["delete's answer lost"] = faults =>
        {
            faults.On("POST", UploadPath).CutUpload(after: 200);
            faults.On("DELETE", "/repos/**").LoseAnswer();
        },
    };

    [Fact]
    public async Task A_limit_is_waited_for_as_long_as_it_says()
    {
        Github.Faults.On("POST", UploadPath).Status(429, retryAfter: 123);

        await SucceedAsync();

        Clock.Waits.Should().Contain(TimeSpan.FromSeconds(123));
    }

    [Fact]
    public async Task A_limit_that_lasts_too_long_ends_with_exit_3_and_the_time_to_come_back()
    {
        Github.Faults.On("POST", UploadPath, times: 100).Status(429, retryAfter: 3600);

        var result = await RunAsync(("concurrency", "1"));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("rate limit ends at");
        Repo.Releases.Published("v1.2.0").Should().BeNull();
    }

    [Fact]
    public async Task A_release_that_stays_a_draft_ends_with_exit_3()
    {
        Github.Faults.On(IsPublication, times: 100).KeepDraft();

        var result = await RunAsync();

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("it is still a draft");
        Github.Log.WriteAttempts.Count(IsPublication).Should().Be(2);
        result.Outputs["state"].Should().Be("draft");
    }

    [Fact]
    public async Task Bytes_that_stay_corrupt_are_never_published()
    {
        var asset = Candidate.Release.Assets.Single(asset => asset.Name == "app_1.2.0_amd64.deb");
        asset.ReplaceBytes(Bytes(99, 70_000), keepDigest: true);

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("app_1.2.0_amd64.deb does not arrive as it should be");
        Repo.Releases.Published("v1.2.0").Should().BeNull();
        Repo.Releases.All.Single(release => release.TagName == "v1.2.0")
            .Assets.Should()
            .NotContain(held => held.Name == asset.Name);
        result.Summary.Should().Contain("not yet");
    }

    [Fact]
    public async Task The_token_appears_nowhere_when_GitHub_echoes_it()
    {
        Github.Faults.On("POST", "/repos/*/*/releases").EchoAuthorization(400);
        Runner.Variables["RUNNER_DEBUG"] = "1";

        var result = await RunAsync();

        result.ExitCode.Should().Be(3);
        (string.Join('\n', result.Lines.Skip(1)) + result.Summary + string.Join('\n', result.Outputs.Values))
            .Should()
            .NotContain(Token)
            .And.Contain("***");
    }

    [Fact]
    public async Task A_release_body_or_an_asset_from_outside_starts_no_command()
    {
        var draft = Repo.Releases.AddDraft("v1.2.0", Sha, body: "%0A::error::forged\n::error::forged");
        draft.AddAsset("::set-env name=x::y", Text("x"));
        Github
            .Faults.On("POST", "/repos/*/*/releases/generate-notes")
            .Status(400, message: "a\n::error::forged ##[error]forged");

        var result = await RunAsync(("notes", "Given"), ("on-existing", "replace"));

        result.ExitCode.Should().Be(3);
        result
            .Commands.Where(command => command.Name is not ("group" or "endgroup" or "add-mask"))
            .Should()
            .ContainSingle()
            .Which.Title.Should()
            .Be("promote-assets");
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_130_and_a_rerun_completes_it()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Github.Faults.On("POST", UploadPath, skip: 2).Run(_ => cancellation.CancelAsync());

        var result = await RunAsync(cancellation.Token, ("concurrency", "1"));

        result.ExitCode.Should().Be(130, result.Log);
        result.Error.Should().Contain("what was copied is kept in its draft");
        var kept = (await SucceedAsync()).Outputs["kept-count"];
        kept.Should().NotBe("0");
        Holds(Published, Final(Files));
    }
}
