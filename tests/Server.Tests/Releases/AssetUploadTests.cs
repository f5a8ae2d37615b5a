using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Releases;

[Needs(Need.Nothing)]
public sealed class AssetUploadTests : AssetTest
{
    [Fact]
    public async Task An_upload_answers_with_size_state_and_digest()
    {
        var answer = await Upload("app.exe");
        answer.Status.Should().Be(201);
        var expected = new JsonObject
        {
            ["name"] = "app.exe",
            ["state"] = "uploaded",
            ["size"] = Bytes.Length,
            ["digest"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes)),
            ["content_type"] = "application/zip",
        };
        new JsonObject(expected.Select(e => KeyValuePair.Create(e.Key, answer.Json![e.Key]?.DeepClone())))
            .ToJsonString()
            .Should()
            .Be(expected.ToJsonString());
        Draft.Assets.Single().ReadBytes().Should().Equal(Bytes);
        Github.Log.Requests[^1].BytesIn.Should().Be(Bytes.Length);
    }

    [Theory]
    [InlineData("with space (1).zip", "with.space.1.zip")]
    [InlineData("é à Ñ.deb", "e.a.N.deb")]
    [InlineData(".hidden", "default.hidden")]
    [InlineData("end.", "end")]
    [InlineData("1.0~rc1+b_2-3@x.rpm", "1.0.rc1+b_2-3@x.rpm")]
    [InlineData("::set-env name=x::y", "default.set-env.name.x.y")]
    public async Task Names_are_changed_on_the_way(string asked, string stored) =>
        (await Upload(asked)).Json!["name"]!.GetValue<string>().Should().Be(stored);

    [Fact]
    public async Task A_name_is_taken_once_even_by_an_upload_that_never_ended()
    {
        await Upload("a.zip");
        Draft.AddStarter("b.zip");
        foreach (var name in (string[])["a.zip", "b.zip"])
        {
            var refused = await Upload(name);
            refused.Status.Should().Be(422);
            refused.Json!["errors"]!
                .ToJsonString()
                .Should()
                .Be("""[{"resource":"ReleaseAsset","code":"already_exists","field":"name"}]""");
        }
    }

    [Fact]
    public async Task A_cut_upload_leaves_a_starter_that_can_be_deleted()
    {
        Github.Faults.On("POST", "**/assets", listener: Listener.Upload).CutUpload(100_000);
        await FluentActions.Awaiting(() => Upload("a.zip")).Should().ThrowAsync<HttpRequestException>();
        var left = Draft.Assets.Single();
        (left.State, left.Size, left.Digest).Should().Be(("starter", 0L, (string?)null));
        (
            await Api(
                HttpMethod.Get,
                $"/repos/org/ms-manager/releases/assets/{left.Id}",
                Writer,
                null,
                ("Accept", "application/octet-stream")
            )
        )
            .Status.Should()
            .Be(404);
        (await Api(HttpMethod.Delete, $"/repos/org/ms-manager/releases/assets/{left.Id}", Writer))
            .Status.Should()
            .Be(204);
        (await Upload("a.zip")).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_lost_answer_means_stored()
    {
        Github.Faults.On("POST", "**/assets").LoseAnswer();
        await FluentActions.Awaiting(() => Upload("a.zip")).Should().ThrowAsync<HttpRequestException>();
        Draft.Assets.Single().State.Should().Be("uploaded");
        Github.Log.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task An_upload_without_length_is_refused_and_noted()
    {
        using var content = new StreamContent(new MemoryStream(Bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        content.Headers.ContentLength = null;
        var refused = await Send(
            HttpMethod.Post,
            UploadUrl("a.zip"),
            Writer,
            content,
            ("Transfer-Encoding", "chunked")
        );
        refused.Status.Should().Be(400);
        Github.Log.Violations.Should().ContainSingle().Which.Should().EndWith("uploaded without Content-Length");
    }

    [Fact]
    public async Task An_empty_file_is_a_bad_length() =>
        (await Upload("a.zip", [])).Message.Should().StartWith("Bad Content-Length");

    [Fact]
    public async Task Bytes_go_bad_on_the_way_down_or_in_the_store()
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes));
        Github.Faults.On("POST", "**/assets").CorruptStored();
        (await Upload("a.zip")).Json!["digest"]!.GetValue<string>().Should().NotBe(digest);
        await Upload("b.zip");
        Github.Faults.On("GET", "**", listener: Listener.Storage).CorruptDownload();
        var redirect = await Api(
            HttpMethod.Get,
            $"/repos/org/ms-manager/releases/assets/{Draft.Assets[1].Id}",
            Writer,
            null,
            ("Accept", "application/octet-stream")
        );
        (await Send(HttpMethod.Get, redirect.Headers.Location!.ToString(), null))
            .Bytes.Should()
            .HaveCount(Bytes.Length)
            .And.NotEqual(Bytes);
        (await Send(HttpMethod.Get, redirect.Headers.Location!.ToString(), null)).Bytes.Should().Equal(Bytes);
    }

    [Fact]
    public async Task An_older_server_states_no_digest()
    {
        Github.Faults.On("POST", "**/assets").NullDigest();
        (await Upload("a.zip")).Json!["digest"].Should().BeNull();
    }

    [Fact]
    public async Task A_thousand_assets_are_enough()
    {
        for (var i = 0; i < 1000; i++)
        {
            Draft.AddStarter($"a{i}");
        }

        (await Upload("one-more.zip")).Json!["errors"]![0]!["field"]!.GetValue<string>().Should().Be("file_count");
    }
}
