using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>Requests that do not need each other's answers do not wait for each other.</summary>
[Needs(Need.Nothing)]
public sealed class AtOnceTests : PromoteTest
{
    [Fact]
    public async Task Candidate_tag_and_commit_are_read_at_once()
    {
        AtOnce(
            Asked("GET", $"/releases/{Candidate.Release.Id}/assets"),
            Asked("GET", "/git/ref/tags/v1.2.0"),
            Asked("GET", $"/commits/{Sha}")
        );

        await ShouldNotWaitAsync();
    }

    [Fact]
    public async Task The_seals_files_and_the_notes_are_read_at_once()
    {
        AtOnce([
            Asked("POST", "/releases/generate-notes"),
            .. Candidate
                .Release.Assets.Where(asset =>
                    asset.Name is "candidate.json" or "checksums.txt" or "candidate.json.sig"
                )
                .Select(asset => Asked("GET", $"/releases/assets/{asset.Id}")),
        ]);

        await ShouldNotWaitAsync();
    }

    [Fact]
    public async Task A_look_reads_releases_assets_and_tag_at_once()
    {
        var published = false;
        Github
            .Faults.On(IsPublication)
            .Run(_ =>
            {
                published = true;
                return Task.CompletedTask;
            });
        AtOnce(
            record => published && Asked("GET", "/releases")(record),
            record => published && record.Path.EndsWith("/assets", StringComparison.Ordinal),
            record => published && Asked("GET", "/git/ref/tags/v1.2.0")(record)
        );

        await ShouldNotWaitAsync();
    }

    [Fact]
    public async Task The_largest_asset_begins_first()
    {
        await SucceedAsync(("concurrency", "1"));

        Uploads.Select(upload => upload.BytesIn).Should().HaveCount(Final(Files).Count).And.BeInDescendingOrder();
    }

    private async Task ShouldNotWaitAsync() => (await SucceedAsync()).Log.Should().NotContain("trying again");

    // each waits until all of them have arrived
    private void AtOnce(params Func<RequestRecord, bool>[] requests)
    {
        var all = new TaskCompletionSource();
        var missing = requests.Length;
        foreach (var request in requests)
        {
            Github
                .Faults.On(request)
                .Run(_ =>
                {
                    if (Interlocked.Decrement(ref missing) == 0)
                    {
                        all.SetResult();
                    }
                    return all.Task.WaitAsync(Cancel);
                });
        }
    }

    private static Func<RequestRecord, bool> Asked(string method, string end) =>
        record => record.Method == method && record.Path.EndsWith(end, StringComparison.Ordinal);
}
