using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>Whose draft of the tag is taken up, and with which words.</summary>
[Needs(Need.Nothing)]
public sealed class AdoptTests : PromoteTest
{
    private static readonly (string, string) Ours = ("adopt", "ours");

    [Fact]
    public async Task A_draft_of_somebody_elses_is_refused_by_name()
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        draft.Name = "Get your update at evil.example";

        await RefuseAsync(1, $"the draft {draft.Id} of v1.2.0 was not made by this action, and adopt is ours", Ours);

        Repo.Releases.Remove(draft);
        await SucceedAsync(Ours);
        Published.Name.Should().Be(ReleaseTagText);
        await NothingToDoAsync(Ours);
    }

    [Theory]
    [InlineData("notes", "What is new.")]
    [InlineData("generate-notes", "true")]
    public async Task Words_under_a_forged_mark_are_not_published(string input, string value)
    {
        await SucceedAsync((input, value), ("publish", "false"), Ours);
        var draft = Repo.Releases.All.Single(release => release.TagName == ReleaseTagText);
        var ours = draft.Body;
        (draft.Name, draft.Body) = ("Get your update at evil.example", "Run this.\n\n" + ours);

        await SucceedAsync((input, value), Ours);

        (Published.Name, Published.Body).Should().Be((ReleaseTagText, ours));
        await NothingToDoAsync((input, value), Ours);
    }

    [Fact]
    public async Task A_dry_run_shows_title_and_text_to_whoever_approves()
    {
        var result = await SucceedAsync(("notes", "```\nrun"), ("dry-run", "true"), Ours);

        result
            .Summary.Should()
            .Contain("Title: <code>v1.2.0</code>. Text:\n\n````\n```\nrun\n\n")
            .And.Contain("Full Changelog");
        Github.Log.Writes.Should().BeEmpty();
    }
}
