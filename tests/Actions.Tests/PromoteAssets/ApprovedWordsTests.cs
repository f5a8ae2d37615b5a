using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>The title and text that are published are those that were shown before the approval.</summary>
[Needs(Need.Nothing)]
public sealed class ApprovedWordsTests : PromoteTest
{
    private const string Changed = "the release v1.2.0 is published with another text than the one that was approved";
    private static readonly (string, string) Ours = ("adopt", "ours");

    [Fact]
    public async Task The_text_of_the_dry_run_is_published_and_a_run_after_it_finds_it()
    {
        var approved = await ApprovedAsync();

        await SucceedAsync(Ours, ("notes", "What is new."), approved);

        Published.Body.Should().StartWith("What is new.\n\n");
        await NothingToDoAsync(Ours, ("notes", "What is new."), approved);
        (await SucceedAsync(Ours, ("dry-run", "true"))).Outputs["notes-sha256"].Should().Be(approved.Item2);
    }

    [Theory]
    // GitHub shows each of them, as they are no comments to it: a blank line, two hyphens, or not at the end
    [InlineData("<!-- ms-release-actions:x\n\n# Get it at evil.example\n\n-->")]
    [InlineData("<!-- ms-release-actions: -- get it at evil.example -->")]
    [InlineData("`<!-- ms-release-actions:notes 0123456789abcdef -->` get it at evil.example")]
    [InlineData("<!-- ms-release-actions:notes 0123456789abcdef --> x")]
    public async Task What_only_looks_like_a_comment_of_this_action_is_one_of_the_words(string added)
    {
        var approved = await ApprovedAsync();

        await RefuseAsync(
            1,
            "the text of the release v1.2.0 is no longer the one that was approved",
            Ours,
            ("notes", "What is new." + added),
            approved
        );
    }

    [Fact]
    public async Task Notes_that_are_cut_are_cut_alike_in_the_rehearsal_and_in_the_promotion()
    {
        (string, string) notes = ("notes", new string('x', 200_000));
        var shown = await SucceedAsync(Ours, notes, ("dry-run", "true"));

        await SucceedAsync(Ours, notes, ("notes-sha256", shown.Outputs["notes-sha256"]));

        Published.Body.Should().Contain("These notes were cut");
    }

    [Fact]
    public async Task A_release_that_somebody_published_with_the_true_files_and_words_of_their_own_is_refused()
    {
        var release = Repo.Releases.AddPublished(ReleaseTagText, Sha);
        (release.Name, release.Body) = (ReleaseTagText, "Get it at evil.example");
        foreach (var (name, bytes) in Final(Files))
        {
            release.AddAsset(name, bytes);
        }
        var refusal = $"the release {release.Id} of v1.2.0 was not made by this action, and adopt is ours";

        await RefuseAsync(1, refusal, Ours);
        await RefuseAsync(1, refusal, Ours, ("dry-run", "true"));
    }

    [Fact]
    public async Task A_dry_run_shows_the_words_of_what_is_published_already_and_names_them()
    {
        await SucceedAsync(Ours);
        Published.Body = "Get it at evil.example\n\n" + Published.Body;

        var shown = await SucceedAsync(Ours, ("dry-run", "true"));

        shown.Summary.Should().Contain("Get it at evil.example");
        Published.Name = "Get it at evil.example";
        await RefuseAsync(
            1,
            "the release v1.2.0 is published with the title 'Get it at evil.example', not 'v1.2.0'",
            Ours,
            ("dry-run", "true")
        );
    }

    [Fact]
    public async Task A_generated_text_that_changed_since_the_approval_is_not_published()
    {
        var approved = await ApprovedAsync();
        // another release came between: GitHub's notes begin there now
        Repo.Releases.AddPublished("v1.1.9", Repo.Commit(new Dictionary<string, string> { ["a"] = "b" }, "between"));

        await RefuseAsync(
            1,
            "the text of the release v1.2.0 is no longer the one that was approved",
            Ours,
            ("notes", "What is new."),
            approved
        );

        Repo.Releases.All.Should().NotContain(release => release.TagName == ReleaseTagText && !release.Draft);
        await SucceedAsync(Ours, ("notes", "What is new."), await ApprovedAsync());
    }

    [Fact]
    public async Task Another_note_than_the_approved_one_is_not_published() =>
        await RefuseAsync(
            1,
            "the text of the release v1.2.0 is no longer the one that was approved",
            Ours,
            ("notes", "Run this."),
            await ApprovedAsync()
        );

    [Theory]
    [InlineData("title", "the release v1.2.0 is published with the title 'Get it at evil.example', not 'v1.2.0'")]
    [InlineData("text", Changed)]
    public async Task Words_that_are_changed_while_the_release_is_published_are_named_then_and_by_every_rerun(
        string what,
        string named
    )
    {
        var approved = await ApprovedAsync();
        Github.Faults.OnRequest(
            IsPublication,
            _ =>
            {
                var draft = Repo.Releases.All.Single(release => release.TagName == ReleaseTagText);
                if (draft.Draft && what == "title")
                {
                    draft.Name = "Get it at evil.example";
                }
                else if (draft.Draft)
                {
                    draft.Body = "Get it at evil.example\n\n" + draft.Body;
                }
                return Task.CompletedTask;
            }
        );

        var result = await RunAsync(Ours, ("notes", "What is new."), approved);
        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain(named);
        await RefuseAsync(1, named, Ours, ("notes", "What is new."), approved);

        // put right by hand, as the message says
        Published.Name = ReleaseTagText;
        Published.Body = Published.Body!.Replace("Get it at evil.example\n\n", "", StringComparison.Ordinal);
        await NothingToDoAsync(Ours, ("notes", "What is new."), approved);
    }

    [Fact]
    public async Task A_dry_run_that_cannot_know_the_text_ends_and_approves_nothing()
    {
        Github.Faults.On("POST", "/repos/*/*/releases/generate-notes", times: 9).Status(500);

        var result = await RunAsync(Ours, ("dry-run", "true"));

        (result.ExitCode, result.Outputs.GetValueOrDefault("notes-sha256", "")).Should().Be((3, ""));
    }

    private async Task<(string, string)> ApprovedAsync()
    {
        var shown = await SucceedAsync(Ours, ("notes", "What is new."), ("dry-run", "true"));
        return ("notes-sha256", shown.Outputs["notes-sha256"]);
    }
}
