using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class FaultTests : PublishTest
{
    private const string Uploads = "/repos/*/*/releases/*/assets";

    [Fact]
    public async Task A_cut_upload_is_removed_and_sent_again()
    {
        Github.Faults.On("POST", Uploads).CutUpload(after: 3);

        await PublishedAsync(("concurrency", "1"));

        ShouldBeSealed();
        await AgainWithoutAWriteAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_upload_whose_answer_was_lost_is_found_and_not_sent_twice(int skip)
    {
        Github.Faults.On("POST", Uploads, skip).LoseAnswer();

        await PublishedAsync(("concurrency", "1"));

        ShouldBeSealed();
        Github.Log.Writes.Where(write => write.Method == "DELETE").Should().BeEmpty();
        await AgainWithoutAWriteAsync();
    }

    [Fact]
    public async Task A_draft_whose_creation_was_never_answered_is_found_and_not_made_twice()
    {
        Github.Faults.On("POST", "/repos/*/*/releases").LoseAnswer();

        var result = await PublishedAsync();

        result.Outputs["state"].Should().Be("created");
        Github
            .Log.Writes.Should()
            .ContainSingle(write =>
                write.Method == "POST" && write.Path.EndsWith("/releases", StringComparison.Ordinal)
            );
        ShouldBeSealed();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_error_of_the_server_on_any_kind_of_write_passes(int status)
    {
        Github.Faults.On("POST", "/repos/*/*/releases").Status(status);
        Github.Faults.On("POST", Uploads).Status(status);
        Github.Faults.On("PATCH", "/**").Status(status);

        await PublishedAsync(("visibility", "prerelease"));

        ShouldBeSealed();
        await AgainWithoutAWriteAsync(("visibility", "prerelease"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_list_of_assets_that_is_old_is_no_reason_not_to_seal(int times)
    {
        Github.Faults.OnRequest(
            request => request.Method == "POST" && request.Query.Contains("checksums.txt", StringComparison.Ordinal),
            _ =>
            {
                Github
                    .Faults.On("GET", Uploads, times: times)
                    .Instead(new Answer { Status = 200, Json = new JsonArray() });
                return Task.CompletedTask;
            }
        );

        await PublishedAsync(("concurrency", "1"));

        ShouldBeSealed();
        await AgainWithoutAWriteAsync();
    }

    [Fact]
    public async Task Bytes_that_are_stored_wrongly_are_taken_back_and_sent_again()
    {
        Github.Faults.On("POST", Uploads).CorruptStored();

        await PublishedAsync();

        ShouldBeSealed();
    }

    [Fact]
    public async Task Without_digests_every_upload_is_read_back()
    {
        Github.Faults.On("POST", Uploads, times: 99).NullDigest();
        Github.Faults.On("POST", Uploads).CorruptStored();

        await PublishedAsync();

        ShouldBeSealed();
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_uploaded_is_caught_and_nothing_is_sealed()
    {
        var path = Path.Combine(Runner.Workspace, "dist/app.deb");
        Github.Faults.On("POST", "/repos/*/*/releases").Run(_ => File.WriteAllBytesAsync(path, Bytes("THE DEB")));

        var result = await PublishAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("app.deb");
        Release.Assets.Should().NotContain(asset => asset.Name == "app.deb" || asset.Name == "candidate.json");
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_uploaded_is_caught()
    {
        var path = Path.Combine(Runner.Workspace, "dist/app.deb");
        Github.Faults.On("POST", "/repos/*/*/releases").Run(_ => File.AppendAllTextAsync(path, "more"));

        var result = await PublishAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("dist/app.deb had 7 bytes and has 11 now");
        Release.Assets.Should().NotContain(asset => asset.Name == "candidate.json");
    }

    [Fact]
    public async Task An_asset_that_appears_while_it_is_written_keeps_it_from_being_sealed()
    {
        Github
            .Faults.On(request => request.Method == "POST" && request.Query.Contains("checksums.txt"))
            .Run(_ => Task.FromResult(Release.AddAsset("stranger.bin", [1])));

        var result = await PublishAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().ContainAll("stranger.bin is there", "was changed while it was written");
        Release.Assets.Should().NotContain(asset => asset.Name == "candidate.json");
        (await PublishedAsync()).Outputs["state"].Should().Be("completed");
        ShouldBeSealed();
    }

    [Fact]
    public async Task The_token_appears_nowhere_even_when_GitHub_repeats_it()
    {
        Github.Faults.On("POST", "/repos/*/*/releases").EchoAuthorization();

        var result = await PublishAsync();

        result.ExitCode.Should().Be(3);
        string.Join('\n', result.Lines.Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)))
            .Should()
            .NotContain(Token);
        result.Summary.Should().NotContain(Token);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_exit_3_with_one_request_to_write()
    {
        var result = await PublishAsync(("token", Github.ReadToken(Repo)));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("contents: write");
        Github.Log.WriteAttempts.Should().ContainSingle();
        Releases.Should().BeEmpty();
    }
}
