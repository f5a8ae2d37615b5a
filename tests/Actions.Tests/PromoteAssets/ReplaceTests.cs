using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class ReplaceTests : PromoteTest
{
    private static readonly (string, string) Replace = ("on-existing", "replace");
    private SandboxRelease draft = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        draft = Repo.Releases.AddDraft("v1.2.0", Sha);
        draft.AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000));
        draft.AddAsset("foreign.bin", Text("foreign"));
    }

    [Fact]
    public async Task Other_bytes_are_replaced_and_foreign_assets_go()
    {
        var result = await SucceedAsync(Replace);

        Holds(Published, Final(Files));
        result.Outputs["assets"].Should().Contain("\"how\":\"replaced\"");
        result.Outputs["copied-count"].Should().Be("6");
        await NothingToDoAsync(Replace);
    }

    [Theory]
    [InlineData("PATCH", "/repos/*/*/releases/*")]
    [InlineData("DELETE", "/repos/*/*/releases/assets/*")]
    [InlineData("POST", "/repos/*/*/releases/*/assets")]
    public async Task A_run_cut_short_while_replacing_is_completed(string method, string path)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Github.Faults.On(method, path).Status(500).Run(_ => cancellation.CancelAsync());
        (await RunAsync(cancellation.Token, Replace)).ExitCode.Should().Be(130);

        await SucceedAsync(Replace);

        Holds(Published, Final(Files));
        await NothingToDoAsync(Replace);
    }

    [Fact]
    public async Task Two_at_once_make_one_whole_release_and_one_of_them_replaces()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RunAsync(Replace), Cancel)));

        var logs = string.Join("\n\n", results.Select(result => result.Log));
        results.Should().Contain(result => result.ExitCode == 0, logs);
        results.Should().OnlyContain(result => result.ExitCode == 0 || result.ExitCode == 1, logs);
        Holds(Published, Final(Files));
        await NothingToDoAsync(Replace);
    }

    [Fact]
    public async Task Where_another_run_claims_the_draft_at_the_same_time_only_that_one_removes()
    {
        Github.Faults.On("GET", $"/repos/*/*/releases/{draft.Id}").Run(_ => ClaimForAnother());

        await RefusedForAnotherAsync();

        Github.Log.Writes.Should().ContainSingle().Which.Method.Should().Be("PATCH");
    }

    [Fact]
    public async Task Where_another_run_claims_the_draft_before_the_first_removal_nothing_is_removed()
    {
        Github.Faults.On("GET", $"/repos/*/*/releases/{draft.Id}", skip: 1).Run(_ => ClaimForAnother());

        await RefusedForAnotherAsync();

        Github.Log.Writes.Should().ContainSingle().Which.Method.Should().Be("PATCH");
    }

    [Fact]
    public async Task Where_another_run_claims_the_draft_later_nothing_more_is_sent()
    {
        Github.Faults.On(record => record.Listener == Listener.Upload).Run(_ => ClaimForAnother());

        await RefusedForAnotherAsync(("concurrency", "1"));

        Uploads.Should().ContainSingle();
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("resume")]
    public async Task The_claim_of_a_run_that_died_is_taken_over(string onExisting)
    {
        draft.Assets.ToList().ForEach(draft.RemoveAsset);
        await ClaimForAnother();

        await SucceedAsync(("on-existing", onExisting));

        Holds(Published, Final(Files));
        Published.Body.Should().StartWith("By hand").And.NotContain("0123456789abcdef");
        await NothingToDoAsync(("on-existing", onExisting));
    }

    [Fact]
    public async Task A_draft_is_claimed_before_bytes_are_taken_out_of_it()
    {
        await SucceedAsync(Replace);

        Github
            .Log.Writes.Select(write => write.Method)
            .TakeWhile(method => method != "POST")
            .Should()
            .Equal("PATCH", "DELETE", "DELETE");
        Published.Body.Should().MatchRegex("<!-- ms-release-actions:replacing [0-9a-f]{16} -->$");
    }

    private Task ClaimForAnother()
    {
        draft.Body = "By hand\n<!-- ms-release-actions:replacing 0123456789abcdef -->";
        return Task.CompletedTask;
    }

    private async Task RefusedForAnotherAsync(params (string, string)[] inputs)
    {
        var result = await RunAsync([Replace, .. inputs]);

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain($"another run has taken over the draft {draft.Id} of v1.2.0");
        draft.Draft.Should().BeTrue();
        result.Error.Should().Contain("Wait for the other run to end, if there is one, then run this step again");
    }

    [Fact]
    public async Task The_run_after_the_other_one_has_ended_goes_on()
    {
        Github.Faults.On("GET", $"/repos/*/*/releases/{draft.Id}").Run(_ => ClaimForAnother());
        await RefusedForAnotherAsync();

        await SucceedAsync(Replace);

        Holds(Published, Final(Files));
    }
}
