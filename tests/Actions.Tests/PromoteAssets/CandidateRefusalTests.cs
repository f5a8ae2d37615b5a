using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class CandidateRefusalTests : PromoteTest
{
    private const string Other = "0123456789012345678901234567890123456789";

    [Fact]
    public async Task A_missing_candidate_is_refused_and_says_that_it_may_be_unseen() =>
        await RefuseAsync(1, "or this token may not see it", ("source-sha", Other));

    [Fact]
    public async Task A_token_that_only_reads_does_not_see_the_candidate() =>
        await RefuseAsync(1, "the candidate rc-", ("token", Github.ReadToken(Repo)));

    [Fact]
    public async Task An_incomplete_candidate_is_refused()
    {
        Candidate.Release.RemoveAsset(Candidate.Release.Assets.Single(asset => asset.Name == "candidate.json"));

        await RefuseAsync(1, "is incomplete: candidate.json is not there yet");
    }

    [Fact]
    public async Task An_invalid_candidate_is_refused_with_the_way_out()
    {
        Candidate.Release.AddAsset("stray.txt", Text("stray"));

        var result = await RefuseAsync(1, "is invalid: stray.txt is in the release, but no checksum lists it");

        result.Error.Should().Contain($"ms candidates discard rc-{Sha}");
    }

    [Fact]
    public async Task An_ambiguous_candidate_is_refused()
    {
        Repo.Releases.AddDraft($"rc-{Sha}", Sha);

        await RefuseAsync(1, "is ambiguous: 2 releases");
    }

    [Fact]
    public async Task A_candidate_of_another_version_is_refused() =>
        await RefuseAsync(
            1,
            "the candidate was built as version 1.2.0, and the tag is v1.3.0",
            ("release-tag", "v1.3.0")
        );

    [Fact]
    public async Task What_was_not_approved_is_refused() =>
        await RefuseAsync(1, "was approved (checksums-sha256)", ("checksums-sha256", new string('a', 64)));

    [Fact]
    public async Task Filters_that_leave_nothing_are_refused() =>
        await RefuseAsync(1, "include and exclude leave no file", ("include", "*.dmg"));
}
