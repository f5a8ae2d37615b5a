using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>The set is read once more before candidate.json says that it is whole.</summary>
[Needs(Need.Nothing)]
public sealed class SealCheckTests : PublishTest
{
    private static readonly Dictionary<string, Action<SandboxRelease>> Changes = new(StringComparer.Ordinal)
    {
        ["app.deb is gone"] = _ => { },
        ["app.deb is there as starter with 0 bytes and digest none"] = release => release.AddStarter("app.deb"),
        ["app.deb is there as starter with 7 bytes"] = release =>
            release.AddAsset("app.deb", Bytes("the deb")).State = AssetState.Starter,
        ["app.deb is there as uploaded with 8 bytes and digest sha256:"] = release =>
            release.AddAsset("app.deb", Bytes("the deb!")),
        ["app.deb is there as uploaded with 7 bytes and digest sha256:"] = release =>
            release.AddAsset("app.deb", Bytes("THE DEB")),
        ["stranger.bin is there as uploaded with 1 bytes and digest sha256:"] = release =>
        {
            release.AddAsset("app.deb", Bytes("the deb"));
            release.AddAsset("stranger.bin", [1]);
        },
    };

    public static TheoryData<string> Problems => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task What_changes_after_it_was_sent_keeps_candidate_json_from_being_sent(string problem)
    {
        Github
            .Faults.On(request =>
                request.Method == "POST" && request.Query.Contains("checksums.txt", StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                Release.RemoveAsset(Asset("app.deb"));
                Changes[problem](Release);
                return Task.CompletedTask;
            });

        var result = await PublishAsync();

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().ContainAll(problem, "was changed while it was written, so it was not sealed");
        Github
            .Log.WriteAttempts.Should()
            .NotContain(write => write.Query.Contains("candidate.json", StringComparison.Ordinal));
        (await PublishedAsync()).Outputs["state"].Should().Be("completed");
        ShouldBeSealed();
    }
}
