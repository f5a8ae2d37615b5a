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

    [Fact]
    public async Task The_new_bytes_are_whole_before_the_old_ones_go()
    {
        var old = draft.Assets[0].Id;
        string[] atDeletion = [];
        Github
            .Faults.On("DELETE", $"/repos/*/*/releases/assets/{old}")
            .Run(_ =>
            {
                atDeletion =
                [
                    .. draft
                        .Assets.Where(asset =>
                            asset.Digest
                            == "sha256:" + MsReleaseActions.Core.Candidates.Sha256.Of(Files["app_1.2.0_amd64.deb"]).Hex
                        )
                        .Select(asset => asset.State),
                ];
                return Task.CompletedTask;
            });

        await SucceedAsync(Replace);

        atDeletion.Should().Equal(AssetState.Uploaded);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_run_cut_short_while_replacing_is_completed_without_a_second_upload(string method)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var path =
            method == "PATCH" ? "/repos/*/*/releases/assets/*" : $"/repos/*/*/releases/assets/{draft.Assets[0].Id}";
        Github.Faults.On(method, path).Status(500).Run(_ => cancellation.CancelAsync());
        (await RunAsync(cancellation.Token, Replace)).ExitCode.Should().Be(130);
        var before = Uploads.Count();

        await SucceedAsync(Replace);

        Holds(Published, Final(Files));
        Uploads.Skip(before).Should().NotContain(upload => upload.Query.Contains("waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_earlier_replacement_left_waiting_is_removed()
    {
        draft.AddAsset("promote-assets.waiting.0123456789abcdef0123456789abcdef", Text("left"));

        await SucceedAsync(Replace);

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task The_answer_of_a_rename_may_be_lost()
    {
        Github.Faults.On("PATCH", "/repos/*/*/releases/assets/*").LoseAnswer();

        await SucceedAsync(Replace);

        Holds(Published, Final(Files));
    }
}
