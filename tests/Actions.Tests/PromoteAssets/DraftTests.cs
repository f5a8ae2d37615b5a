using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class DraftTests : PromoteTest
{
    private const string Mark = "<!-- ms-release-actions:promote-assets rc-";

    [Fact]
    public async Task A_new_draft_has_name_notes_flag_and_the_resolved_commit()
    {
        await SucceedAsync(("name", "Version 1.2"), ("notes", "Hello.\n"), ("prerelease", "true"));

        var create = Github.Log.Writes[0];
        create
            .RequestBody.Should()
            .Contain("\"name\":\"Version 1.2\"")
            .And.Contain($"\"target_commitish\":\"{Sha}\"")
            .And.Contain("\"prerelease\":true")
            .And.Contain("\"draft\":true");
        Published.Body.Should().StartWith("Hello.\n\n").And.Contain("Full Changelog").And.Contain(Mark);
        Published.Prerelease.Should().BeTrue();
        await NothingToDoAsync(("name", "Version 1.2"), ("notes", "Hello.\n"), ("prerelease", "true"));
    }

    [Fact]
    public async Task Notes_come_from_a_file_and_stand_alone_when_none_are_generated()
    {
        Runner.Write("notes.md", Text("From the file"));

        await SucceedAsync(("notes-file", "notes.md"), ("generate-notes", "false"));

        Published.Body.Should().StartWith("From the file\n\n<!-- ms-release-actions:");
        Github
            .Log.Requests.Should()
            .NotContain(request => request.Path.EndsWith("/generate-notes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Generated_notes_start_from_the_newest_older_stable_version()
    {
        // the newest version is not the one that was published last
        Repo.Releases.AddPublished("v1.1.0", Sha);
        Repo.Releases.AddPublished("v1.0.1", Sha);
        Repo.Releases.AddPublished("v1.2.0-beta.1", Sha, prerelease: true);
        Repo.Releases.AddPublished("v2.0.0", Sha);

        await SucceedAsync();

        Github
            .Log.Requests.Single(request => request.Path.EndsWith("/generate-notes", StringComparison.Ordinal))
            .RequestBody.Should()
            .Contain("\"previous_tag_name\":\"v1.1.0\"");
    }

    [Fact]
    public async Task Notes_that_are_too_long_are_cut_and_say_so()
    {
        var result = await SucceedAsync(("notes", new string('n', 130_000)));

        Published.Body!.Length.Should().Be(125_000 - "\n<!-- ms-release-actions:replacing 0123456789abcdef -->".Length);
        Published.Body.Should().Contain("These notes were cut").And.Contain(Mark);
        result
            .Commands.Should()
            .ContainSingle(command =>
                command.Name == "warning" && command.Message.Contains("cut", StringComparison.Ordinal)
            );
        await NothingToDoAsync(("notes", new string('n', 130_000)));
    }

    [Fact]
    public async Task A_single_draft_is_taken_up_whoever_made_it_and_keeps_its_notes_and_name()
    {
        var draft = Repo.Releases.AddDraft("v1.2.0", Sha, body: "By hand", author: "octocat");
        draft.Name = "My title";

        await SucceedAsync();

        Published.Id.Should().Be(draft.Id);
        (Published.Name, Published.Body).Should().Be(("My title", "By hand"));
        Github
            .Log.Writes.Where(write => write.Method == "PATCH")
            .Should()
            .ContainSingle("only the publication changes it");
    }

    [Fact]
    public async Task Only_what_differs_is_changed_in_a_draft()
    {
        Repo.Releases.AddDraft("v1.2.0", "main", body: "By hand");

        await SucceedAsync(("publish", "false"));

        Github
            .Log.Writes.Single(write => write.Method == "PATCH")
            .RequestBody.Should()
            .Be($$"""{"target_commitish":"{{Sha}}"}""");
    }

    [Fact]
    public async Task Notes_that_are_given_replace_those_of_a_draft_once()
    {
        Repo.Releases.AddDraft("v1.2.0", Sha, body: "By hand");

        await SucceedAsync(("notes", "Given"), ("publish", "false"));
        var body = Repo.Releases.All[^1].Body;
        await NothingToDoAsync(("notes", "Given"), ("publish", "false"));

        body.Should().StartWith("Given\n\n").And.NotContain("By hand").And.NotContain(Mark);
        await SucceedAsync(("notes", "Other"), ("publish", "false"));
        Repo.Releases.All[^1].Body.Should().StartWith("Other\n\n");
    }

    [Fact]
    public async Task The_empty_draft_of_a_run_that_lost_the_race_is_removed()
    {
        var first = Repo.Releases.AddDraft("v1.2.0", Sha, body: $"{Mark}{Sha} -->");
        Repo.Releases.AddDraft("v1.2.0", Sha, body: $"{Mark}{Sha} -->");

        await SucceedAsync();

        Repo.Releases.All.Where(release => release.TagName == "v1.2.0")
            .Should()
            .ContainSingle()
            .Which.Id.Should()
            .Be(first.Id);
        await NothingToDoAsync();
    }

    [Fact]
    public async Task A_leftover_beside_the_published_release_is_removed_by_a_rerun()
    {
        await SucceedAsync();
        Repo.Releases.AddDraft("v1.2.0", Sha, body: $"{Mark}{Sha} -->");

        var again = await SucceedAsync();

        again.Outputs["state"].Should().Be("unchanged");
        Repo.Releases.All.Where(release => release.TagName == "v1.2.0").Should().ContainSingle();
        await NothingToDoAsync();
    }

    [Fact]
    public async Task A_draft_that_appears_while_ours_is_created_wins_by_its_lower_id()
    {
        SandboxRelease? other = null;
        Github
            .Faults.On("POST", "/repos/org/ms-manager/releases")
            .Run(_ =>
            {
                other = Repo.Releases.AddDraft("v1.2.0", Sha, body: $"{Mark}{Sha} -->");
                return Task.CompletedTask;
            });

        await SucceedAsync();

        Repo.Releases.All.Where(release => release.TagName == "v1.2.0")
            .Should()
            .ContainSingle()
            .Which.Id.Should()
            .Be(other!.Id);
        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task Half_uploaded_assets_are_removed_and_uploaded_again()
    {
        var draft = Repo.Releases.AddDraft("v1.2.0", Sha);
        draft.AddStarter("app_1.2.0_amd64.deb");
        draft.AddStarter("gone.txt", AssetState.Open);

        await SucceedAsync();

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task What_is_whole_already_is_not_uploaded_again()
    {
        Repo.Releases.AddDraft("v1.2.0", Sha).AddAsset("app_1.2.0_x64-setup.exe", Files["app_1.2.0_x64-setup.exe"]);

        var result = await SucceedAsync();

        result.Outputs["kept-count"].Should().Be("1");
        Uploads.Should().HaveCount(5);
        Holds(Published, Final(Files));
    }
}
