using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Releases;

[Needs(Need.Nothing)]
public sealed class AssetDownloadTests : AssetTest
{
    [Fact]
    public async Task A_download_leads_to_a_signed_address_that_wants_no_token()
    {
        await Upload("a.zip");
        var redirect = await Api(HttpMethod.Get, AssetPath, Writer, null, ("Accept", "application/octet-stream"));
        redirect.Status.Should().Be(302);
        var signed = redirect.Headers.Location!.ToString();
        signed.Should().StartWith(Github.StorageUrl + "/");
        (await Send(HttpMethod.Get, signed, null)).Bytes.Should().Equal(Bytes);
        Draft.Assets.Single().DownloadCount.Should().Be(1);
        Github.Log.Violations.Should().BeEmpty();

        (await Send(HttpMethod.Get, signed, Writer)).Status.Should().Be(400);
        Github
            .Log.Violations.Should()
            .ContainSingle()
            .Which.Should()
            .EndWith("sent Authorization to the object storage");
        (await Send(HttpMethod.Get, signed[..^1] + "x", null)).Status.Should().Be(403);
        Clock.Advance(TimeSpan.FromMinutes(6));
        (await Send(HttpMethod.Get, signed, null)).Status.Should().Be(403);
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10, "bytes 0-9/300000")]
    [InlineData("bytes=299990-", 299_990, 10, "bytes 299990-299999/300000")]
    [InlineData("bytes=-5", 299_995, 5, "bytes 299995-299999/300000")]
    public async Task The_storage_serves_ranges(string header, int from, int count, string range)
    {
        await Upload("a.zip");
        var redirect = await Api(HttpMethod.Get, AssetPath, Writer, null, ("Accept", "application/octet-stream"));
        var part = await Send(HttpMethod.Get, redirect.Headers.Location!.ToString(), null, null, ("Range", header));
        part.Status.Should().Be(206);
        part.Bytes.Should().Equal(Bytes.AsSpan(from, count).ToArray());
        part.Range.Should().Be(range);
    }

    [Fact]
    public async Task A_published_asset_is_public_and_a_drafts_is_not()
    {
        var asset = Draft.AddAsset("a.zip", Bytes);
        var draftUrl = (await Api(HttpMethod.Get, AssetPath, Writer)).Json!["browser_download_url"]!.GetValue<string>();
        draftUrl.Should().Contain("/releases/download/untagged-");
        (await Send(HttpMethod.Get, draftUrl, null)).Status.Should().Be(404);
        await Api(
            HttpMethod.Patch,
            $"/repos/org/ms-manager/releases/{Draft.Id}",
            Writer,
            new JsonObject { ["draft"] = false }
        );

        var url = (await Api(HttpMethod.Get, AssetPath, Writer)).Json!["browser_download_url"]!.GetValue<string>();
        url.Should().Be($"{Github.ServerUrl}/org/ms-manager/releases/download/v1.0.0/a.zip");
        (await Send(HttpMethod.Get, url, null)).Headers.Location!.ToString().Should().StartWith(Github.StorageUrl);
        var latest = await Send(
            HttpMethod.Get,
            $"{Github.ServerUrl}/org/ms-manager/releases/latest/download/a.zip",
            null
        );
        latest.Headers.Location!.ToString().Should().Be(url);
        asset.DownloadCount.Should().Be(0);
    }

    [Fact]
    public async Task A_download_can_be_cut()
    {
        await Upload("a.zip");
        var redirect = await Api(HttpMethod.Get, AssetPath, Writer, null, ("Accept", "application/octet-stream"));
        Github.Faults.On("GET", "**", listener: Listener.Storage).CutDownload(1000);
        await FluentActions
            .Awaiting(() => Send(HttpMethod.Get, redirect.Headers.Location!.ToString(), null))
            .Should()
            .ThrowAsync<HttpRequestException>();
        Github.Log.Requests[^1].Cut.Should().BeTrue();
    }

    [Fact]
    public async Task The_assets_of_an_immutable_release_are_locked()
    {
        Repo.ImmutableReleases = true;
        await Upload("a.zip");
        await Api(
            HttpMethod.Patch,
            $"/repos/org/ms-manager/releases/{Draft.Id}",
            Writer,
            new JsonObject { ["draft"] = false }
        );
        (await Upload("b.zip")).Status.Should().Be(422);
        (await Api(HttpMethod.Delete, AssetPath, Writer)).Status.Should().Be(422);
        (await Api(HttpMethod.Patch, AssetPath, Writer, new JsonObject { ["name"] = "c.zip" })).Status.Should().Be(422);
        Draft.Assets.Select(a => a.Name).Should().Equal("a.zip");
    }
}
