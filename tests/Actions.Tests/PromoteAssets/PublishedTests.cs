using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PublishedTests : PromoteTest
{
    [Fact]
    public async Task An_immutable_release_is_complete_when_it_is_locked_and_left_alone_afterwards()
    {
        Repo.ImmutableReleases = true;

        await SucceedAsync();

        Published.Immutable.Should().BeTrue();
        Holds(Published, Final(Files));
        (await NothingToDoAsync()).Outputs["state"].Should().Be("unchanged");
    }

    [Fact]
    public async Task An_immutable_release_that_differs_is_refused()
    {
        Repo.ImmutableReleases = true;
        Repo.Releases.AddPublished("v1.2.0", Sha);

        await RefuseAsync(1, "is published and immutable and differs", ("on-existing", "replace"));
    }

    [Fact]
    public async Task A_tag_that_is_at_the_commit_already_is_used()
    {
        Repo.CreateTag("v1.2.0", Sha);

        await SucceedAsync();

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task An_annotated_tag_is_followed_to_its_commit()
    {
        var tagged = await Tool.RunAsync(
            "git",
            Repo.GitFolder,
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "tag",
            "-a",
            "-m",
            "by hand",
            "v1.2.0",
            Sha
        );
        tagged.ExitCode.Should().Be(0, tagged.Output);

        await SucceedAsync();

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task What_people_edit_afterwards_does_not_make_it_another_release()
    {
        await SucceedAsync(("notes", "Given"), ("name", "First title"));
        (Published.Name, Published.Body) = ("Better title", "Better notes");
        Repo.Releases.AddPublished("v1.3.0", Sha);

        await NothingToDoAsync(("notes", "Given"), ("name", "First title"), ("make-latest", "true"));
    }

    [Fact]
    public async Task A_flag_that_was_asked_for_must_be_so()
    {
        await SucceedAsync();

        await RefuseAsync(1, "is published not as a prerelease", ("prerelease", "true"));
    }

    [Fact]
    public async Task A_lost_tag_of_a_published_release_is_refused()
    {
        await SucceedAsync();
        (await Tool.RunAsync("git", Repo.GitFolder, "tag", "-d", "v1.2.0")).ExitCode.Should().Be(0);

        var refused = await RefuseAsync(1, "is published, and its tag is gone");
        refused
            .Error.Should()
            .Contain("Look at the release and its tag, put right what is named, then run this step again");

        (await Tool.RunAsync("git", Repo.GitFolder, "tag", "v1.2.0", Sha)).ExitCode.Should().Be(0);
        await NothingToDoAsync();
    }
}
