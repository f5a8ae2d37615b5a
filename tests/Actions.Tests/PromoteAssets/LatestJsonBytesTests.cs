using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>A latest.json in the candidate is judged by the bytes that will be published, and by no others.</summary>
[Needs(Need.Nothing)]
public sealed class LatestJsonBytesTests : PromoteTest
{
    [Fact]
    public async Task A_latest_json_that_reads_well_once_is_not_published_with_the_bytes_that_were_sealed()
    {
        var (sealedBytes, shown) = (Of("v1.1.0"), Of("v1.2.0"));
        Repo.Releases.Remove(Candidate.Release);
        Candidate = SealedCandidate.Put(
            Repo,
            Sha,
            new Dictionary<string, byte[]> { ["app.exe"] = Bytes(1, 5_000), ["latest.json"] = sealedBytes },
            version: "1.2.0"
        );
        var asset = Candidate.Release.Assets.Single(asset => asset.Name == "latest.json");
        asset.ReplaceBytes(shown);
        // whoever does not compare what was read with what was sealed publishes what nobody looked at
        Github
            .Faults.On(record => record.Listener == Listener.Upload)
            .Run(_ =>
            {
                asset.ReplaceBytes(sealedBytes);
                return Task.CompletedTask;
            });

        await RefuseAsync(1, $"latest.json was read as {Sha256.Of(shown)}, and {Sha256.Of(sealedBytes)} was expected");
    }

    private byte[] Of(string tag) =>
        Text(LatestJsonTests.Json($"{Github.ServerUrl}/org/ms-manager/releases/download/{tag}/app.exe"));
}
