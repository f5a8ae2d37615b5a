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
        (await SucceedAsync(Ours, ("dry-run", "true"))).Outputs["notes-sha256"].Should().BeEmpty();
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
