using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>A candidate in another repository must be that repository's own, of the commit and tag asked for.</summary>
[Needs(Need.Nothing)]
public sealed class ForeignCandidateTests : OtherRepositoryTest
{
    [Fact]
    public async Task A_candidate_of_another_repository_or_commit_is_invalid_and_says_why()
    {
        Seal(repository: "org/core");

        var result = await ValidateAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((1, "invalid"));
        result
            .Error.Should()
            .Contain(
                $"{Tag} of org/plugin-bitwig is invalid (candidate.json says repo 'org/core', the release is in "
                    + "org/plugin-bitwig)"
            );
    }

    [Theory]
    [InlineData("source_sha", "says source_sha ")]
    [InlineData("tag", "says tag '")]
    public async Task A_candidate_that_names_another_commit_or_tag_than_its_own_is_invalid(string member, string words)
    {
        var release = Seal();
        var manifest = release.Assets.Single(asset => asset.Name == AssetName.Manifest);
        var text = System.Text.Encoding.UTF8.GetString(manifest.ReadBytes());
        var changed =
            member == "tag"
                ? text.Replace(Tag.Text, $"rc-{Sha}")
                : text.Replace($"\"source_sha\": \"{Sha}\"", $"\"source_sha\": \"{new string('d', 40)}\"");
        changed.Should().NotBe(text);
        release.RemoveAsset(manifest);
        release.AddAsset(AssetName.Manifest, System.Text.Encoding.UTF8.GetBytes(changed));

        var result = await ValidateAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((1, "invalid"));
        result.Error.Should().Contain($"candidate.json {words}");
    }

    [Fact]
    public async Task The_run_must_be_of_that_repository()
    {
        Seal(runId: 987654321);

        var result = await ValidateAsync(("workflow", Workflow));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("names the run 987654321, which this repository does not have");
    }
}
