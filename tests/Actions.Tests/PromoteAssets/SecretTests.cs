using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>What is released is read by everybody.</summary>
[Needs(Need.Nothing)]
public sealed class SecretTests : PromoteTest
{
    [Fact]
    public async Task Two_links_out_of_the_workspace_lead_nowhere()
    {
        File.CreateSymbolicLink(Path.Combine(Runner.Workspace, "d"), "/proc/self");
        File.CreateSymbolicLink(Path.Combine(Runner.Workspace, "notes.md"), "d/environ");

        await RefuseAsync(
            2,
            "notes-file must stay inside the workspace and out of its .git, 'notes.md' does not",
            ("notes-file", "notes.md")
        );
        await RefuseAsync(
            2,
            "overlay must stay inside the workspace and out of its .git, 'notes.md' does not",
            ("overlay", "notes.md")
        );
        Github.Log.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("name")]
    public async Task A_text_with_the_token_in_it_is_not_sent(string input)
    {
        var result = await RefuseAsync(
            1,
            "a text that is to be sent holds a secret of this job",
            (input, $"Made by {Token}, with love")
        );

        (result.Log.Replace($"::add-mask::{Token}", "", StringComparison.Ordinal) + result.Summary)
            .Should()
            .NotContain(Token);
        await RefuseAsync(
            1,
            "a text that is to be sent holds a secret of this job",
            (input, $"Made by {Token}, with love"),
            ("dry-run", "true")
        );
        await SucceedAsync((input, "Made with love"));
    }
}
