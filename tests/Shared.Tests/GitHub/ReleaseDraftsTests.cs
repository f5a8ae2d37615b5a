using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class ReleaseDraftsTests : ClientFixture
{
    private ReleaseDrafts Drafts => new(Client, App, Clock);

    [Fact]
    public async Task A_draft_is_removed_only_while_it_is_empty_and_a_draft()
    {
        var empty = await DraftAsync("v1.0.0");
        var filled = await DraftAsync("v1.1.0");
        await UploadAsync(filled, "a.zip", [1]);
        var published = Repository.Releases.AddPublished("v1.2.0", Sha);
        var removed = new List<long>();

        foreach (var id in (long[])[empty.Id, filled.Id, published.Id, empty.Id])
        {
            await Drafts.RemoveEmptyAsync(id, () => removed.Add(id), None);
        }

        removed.Should().Equal(empty.Id);
        Repository
            .Releases.All.Select(release => release.TagName)
            .Should()
            .BeEquivalentTo((string[])["v1.1.0", "v1.2.0"]);
    }

    [Fact]
    public async Task A_draft_whose_creation_was_not_answered_is_found_again_and_not_made_twice()
    {
        Sandbox.Faults.On("POST", "/repos/org/app/releases").LoseAnswer();

        var made = await Drafts.CreateAsync(
            new NewRelease("v1.0.0", Sha) { Body = "mine" },
            release => release.Body == "mine",
            None
        );

        Repository.Releases.All.Select(release => release.Id).Should().Equal(made.Id);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task What_is_published_is_what_was_read_back(int ignored, bool published)
    {
        var draft = await DraftAsync("v1.0.0");
        var told = 0;
        if (ignored > 0)
        {
            Sandbox.Faults.On("PATCH", $"/repos/org/app/releases/{draft.Id}", times: ignored).KeepDraft();
        }

        var read = await Drafts.PublishAsync(draft.Id, "true", () => told++, None);

        (read?.Draft, told).Should().Be((published ? false : null, ignored));
    }
}
