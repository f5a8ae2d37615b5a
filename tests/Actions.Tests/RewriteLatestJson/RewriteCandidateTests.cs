using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

/// <summary>Only a sealed candidate says which files there are.</summary>
[Needs(Need.Nothing)]
public sealed class RewriteCandidateTests : RewriteRig
{
    [Fact]
    public async Task A_missing_candidate_is_refused_and_may_only_be_invisible() =>
        ShouldBeRefused(await RunAsync(("source-sha", new string('a', 40))), "or this token may not see it");

    [Fact]
    public async Task An_incomplete_candidate_is_refused() =>
        ShouldBeRefused(await RunAsync(), "candidate.json is not there yet");

    [Fact]
    public async Task An_invalid_candidate_is_refused_with_what_is_wrong_and_the_remedy()
    {
        Seal(Built);
        Draft.AddAsset("stray.txt", [1]);
        var result = await RunAsync();
        ShouldBeRefused(result, "stray.txt is in the release, but no checksum lists it");
        result.Error.Should().Contain("ms candidates discard");
    }

    [Fact]
    public async Task An_ambiguous_candidate_is_refused()
    {
        Seal(Built);
        Repo.Releases.AddDraft($"rc-{Sha}", Sha);
        ShouldBeRefused(await RunAsync(), "2 releases of org/ms-manager carry the tag");
    }

    [Fact]
    public async Task Another_seal_than_the_one_that_was_validated_is_refused()
    {
        Seal(Built);
        var manifest = Draft.Assets.Single(asset => asset.Name == AssetName.Manifest).ReadBytes();
        var validated = new string('0', 64);

        ShouldBeRefused(
            await RunAsync(("candidate-json-sha256", validated)),
            $"candidate.json of the candidate is {Sha256.Of(manifest)}, and {validated} was validated"
        );
        ShouldBeRefused(
            await RunAsync(("public-key", Keys.Of("ec").Verifying)),
            "there is no candidate.json.sig, and a public-key asks for one"
        );
        (await RunAsync(("candidate-json-sha256", Sha256.Of(manifest).Hex))).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_token_that_GitHub_does_not_know_is_exit_3() =>
        ShouldEnd(await RunAsync(("token", "unknown-token")), 3, "GitHub does not know this token");

    [Fact]
    public async Task What_the_file_says_starts_no_workflow_command()
    {
        Seal(Built.Replace("\"linux-x86_64\":", "\"\\n::set-env name=x::y ##[error]z\":").Replace("_amd64", "_arm64"));
        var result = await RunAsync();
        result.ExitCode.Should().Be(1);
        result.Lines.Should().NotContain(line => line.TrimStart().StartsWith("::set-env"));
        result.Log.Should().NotContain("##[error]");
        result.Errors.Should().ContainSingle();
    }
}
