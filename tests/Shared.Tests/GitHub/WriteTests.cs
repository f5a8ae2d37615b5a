using System.Net;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class WriteTests : ClientFixture
{
    private const string Releases = "/repos/org/app/releases";

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_not_sent_again_by_the_adapter()
    {
        Sandbox.Faults.On("POST", Releases).LoseAnswer();

        var create = () => DraftAsync("v1.0.0");

        (await create.Should().ThrowAsync<GitHubFailure>()).Which.IsUncertain.Should().BeTrue();
        Count("POST", Releases).Should().Be(1);
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_is_looked_at_and_not_repeated()
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox.Faults.On("PATCH", $"{Releases}/{release.Id}").LoseAnswer();

        var updated = await Client.Releases.UpdateAsync(App, release.Id, new ReleaseUpdate { Name = "One" }, None);

        updated.Name.Should().Be("One");
        Count("PATCH", $"{Releases}/{release.Id}").Should().Be(1);
    }

    [Fact]
    public async Task An_update_that_had_no_effect_is_repeated_after_a_look()
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox.Faults.On("PATCH", $"{Releases}/{release.Id}").Status(502);

        (await Client.Releases.UpdateAsync(App, release.Id, new ReleaseUpdate { Name = "One" }, None))
            .Name.Should()
            .Be("One");

        Sandbox
            .Log.Requests.Where(request => request.Path == $"{Releases}/{release.Id}")
            .Select(request => request.Method)
            .Should()
            .Equal("PATCH", "GET", "GET", "GET", "GET", "GET", "PATCH");
    }

    [Fact]
    public async Task An_update_sends_only_what_was_asked_for()
    {
        var release = await DraftAsync("v1.0.0");
        await Client.Releases.UpdateAsync(
            App,
            release.Id,
            new ReleaseUpdate { Draft = false, MakeLatest = "true" },
            None
        );
        Sandbox.Log.Requests[^1].RequestBody.Should().Be("""{"draft":false,"make_latest":"true"}""");
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_done()
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox.Faults.On("DELETE", $"{Releases}/{release.Id}").LoseAnswer();

        await Client.Releases.DeleteAsync(App, release.Id, None);
        await Client.Releases.DeleteAsync(App, release.Id, None);

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();
        Sandbox.Log.Writes.Count(request => request.Method == "DELETE").Should().Be(1);
    }

    [Fact]
    public async Task An_upload_has_a_length_a_type_and_the_name_it_was_given()
    {
        var release = await DraftAsync("v1.0.0");

        var asset = await UploadAsync(release, "app_1.0.0+x64.bin", [1, 2, 3]);

        (asset.Name, asset.State, asset.Size, asset.Digest)
            .Should()
            .Be(
                (
                    "app_1.0.0+x64.bin",
                    "uploaded",
                    3,
                    "sha256:039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"
                )
            );
        Sandbox.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_apart()
    {
        var release = await DraftAsync("v1.0.0");
        await UploadAsync(release, "a.bin", [1]);

        var again = () => UploadAsync(release, "a.bin", [2]);

        (await again.Should().ThrowAsync<GitHubFailure>()).Which.IsAlreadyExists.Should().BeTrue();
    }

    [Fact]
    public async Task An_upload_that_is_cut_is_uncertain()
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox.Faults.On("POST", $"{Releases}/*/assets").CutUpload(after: 70_000);

        var upload = () => UploadAsync(release, "a.bin", new byte[300_000]);

        (await upload.Should().ThrowAsync<GitHubFailure>())
            .Which.Should()
            .Match<GitHubFailure>(failure => failure.IsUncertain && failure.Status == null);
    }

    [Fact]
    public async Task A_403_on_a_release_names_both_causes_and_the_way_out()
    {
        var create = () =>
            Connect(Sandbox.ReadToken(Repository)).Releases.CreateAsync(App, new NewRelease("v1.0.0", Sha), None);

        (await create.Should().ThrowAsync<GitHubFailure>())
            .Which.Should()
            .Match<GitHubFailure>(failure =>
                failure.Status == HttpStatusCode.Forbidden
                && failure.ToDo.Contains("contents: write")
                && failure.ToDo.Contains("workflows: write")
            );
    }
}
