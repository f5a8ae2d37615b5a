using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

/// <summary>A writer who would have the watch look away.</summary>
[Needs(Need.Nothing)]
public sealed class SilencedTests : VerifyTest
{
    private const string Gone = "candidate.json: it is not there any more, or too large to be one";

    [Theory]
    [InlineData("")]
    [InlineData(Tag)]
    public async Task A_release_whose_candidate_json_was_taken_away_is_named(string asked)
    {
        Made.RemoveAsset(Made.Assets.Single(asset => asset.Name == AssetName.Manifest));
        Exchange(Made, "app-setup.exe", Bytes("another"));

        await ShouldFailAsync(1, Gone, ("release-tag", asked));
    }

    [Fact]
    public async Task The_first_release_of_the_lanes_stays_one_whatever_is_taken_from_it()
    {
        Make("v1.3.0");
        Made.RemoveAsset(Made.Assets.Single(asset => asset.Name == AssetName.Manifest));

        await ShouldFailAsync(1, Gone);
    }

    [Fact]
    public async Task Where_no_run_is_kept_its_signature_or_its_text_says_that_the_lanes_made_it()
    {
        Promoted.DisplayTitle = "of something else";
        Made.RemoveAsset(Made.Assets.Single(asset => asset.Name == AssetName.Manifest));
        Made.Body = "Notes.\n\n<!-- ms-release-actions:promote-assets rc-x -->";

        await ShouldFailAsync(1, Gone);
    }

    [Fact]
    public async Task Users_who_are_led_back_to_an_old_version_are_noticed()
    {
        Make("v1.3.0");
        await HandMade.SendAsync(
            Github,
            "mallory",
            HttpMethod.Patch,
            $"/repos/{Repo.FullName}/releases/{Made.Id}",
            """{"make_latest": "true"}""",
            Cancel
        );

        await ShouldFailAsync(1, "releases/latest leads to v1.2.0, and v1.3.0 is the newest stable version");
    }

    [Fact]
    public async Task A_preview_that_is_no_prerelease_is_noticed()
    {
        var preview = Make("v1.3.0-beta.1");
        preview.Prerelease = false;

        await ShouldFailAsync(1, "it is a preview, and not marked as a prerelease: everybody may be led to it");
    }

    [Fact]
    public async Task Runs_of_another_branch_with_the_title_of_the_true_one_hide_nothing()
    {
        var another = Make("v1.3.0");
        Promoted.DisplayTitle = "of something else";
        foreach (var _ in Enumerable.Range(0, 6))
        {
            Promote("v1.3.0", branch: "evil");
        }
        Promote("v1.3.0");

        await ShouldHoldAsync(("release-tag", another.TagName));
    }
}
