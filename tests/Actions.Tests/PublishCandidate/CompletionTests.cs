using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class CompletionTests : PublishTest
{
    [Fact]
    public async Task An_incomplete_candidate_is_brought_to_exactly_the_given_set()
    {
        var draft = Repo.Releases.AddDraft(Tag, Sha);
        var equal = draft.AddAsset("app.deb", Bytes("the deb"));
        draft.AddAsset("app-setup.exe", Bytes("an older installer"));
        draft.AddAsset("foreign.bin", Bytes("who put this here"));
        draft.AddAsset("checksums.txt", Bytes("of an older set\n"));
        draft.AddAsset("candidate.json.sig", Bytes("of an older seal\n"));
        draft.AddStarter("app.rpm");

        var result = await PublishedAsync();

        ShouldBeSealed();
        result.Outputs["state"].Should().Be("completed");
        Asset("app.deb").Id.Should().Be(equal.Id, "what is equal stays");
        Release.Prerelease.Should().BeTrue();
        await AgainWithoutAWriteAsync();
    }

    [Fact]
    public async Task The_old_seal_goes_before_anything_else_changes()
    {
        await PublishedAsync();
        Release.RemoveAsset(Asset("app.deb"));
        var manifest = Asset("candidate.json").Id;
        Release.AddStarter("app.deb");
        Github.Log.Clear();

        await PublishedAsync();

        Github
            .Log.Writes[0]
            .Should()
            .BeEquivalentTo(new { Method = "DELETE", Path = $"/repos/org/ms-manager/releases/assets/{manifest}" });
        ShouldBeSealed();
        await AgainWithoutAWriteAsync();
    }

    [Fact]
    public async Task Seal_and_signature_are_made_anew_as_a_pair()
    {
        var (signing, verifying) = Keys.Of("ec");
        await PublishedAsync(("signing-key", signing));
        Release.RemoveAsset(Asset("candidate.json"));

        await PublishedAsync(("signing-key", signing));

        using var key = CandidatePublicKey.Parse(verifying);
        key.WhyNot(Asset("candidate.json").ReadBytes(), Asset("candidate.json.sig").ReadBytes()).Should().BeNull();
    }

    [Fact]
    public async Task A_draft_that_somebody_made_for_a_branch_is_put_on_the_source_commit()
    {
        Repo.Releases.AddDraft(Tag, "main", body: "tauri-action made this");

        await PublishedAsync();

        ShouldBeSealed();
        Release.TargetCommitish.Should().Be(Sha);
        Release.Body.Should().Be("tauri-action made this", "nobody asked for another");
    }

    [Fact]
    public async Task Assets_without_digest_are_read_back_and_kept_when_equal()
    {
        await PublishedAsync();
        Release.RemoveAsset(Asset("candidate.json"));
        foreach (var asset in Release.Assets)
        {
            asset.Digest = null;
        }
        Asset("app-setup.exe").ReplaceBytes(Bytes("THE INSTALLER"));
        var kept = Asset("app.deb").Id;

        await PublishedAsync();

        ShouldBeSealed();
        Asset("app.deb").Id.Should().Be(kept);
    }

    [Fact]
    public async Task An_empty_draft_of_ours_that_an_earlier_run_left_is_removed()
    {
        var marker = DraftMarker.New().Text;
        Repo.Releases.AddDraft(Tag, Sha, body: marker);
        Repo.Releases.AddDraft(Tag, Sha, body: marker).AddAsset("app.deb", Bytes("the deb"));
        Repo.Releases.AddDraft(Tag, Sha, body: marker);

        await PublishedAsync();

        ShouldBeSealed();
        await AgainWithoutAWriteAsync();
    }

    [Fact]
    public async Task Of_two_empty_drafts_of_ours_the_lower_id_stays()
    {
        var marker = DraftMarker.New().Text;
        var first = Repo.Releases.AddDraft(Tag, Sha, body: marker);
        Repo.Releases.AddDraft(Tag, Sha, body: marker);

        await PublishedAsync();

        Release.Id.Should().Be(first.Id);
        ShouldBeSealed();
    }

    [Fact]
    public async Task A_killed_run_between_seal_and_publication_is_completed_by_the_next()
    {
        using var kill = new CancellationTokenSource();
        Github.Faults.On("PATCH", "/repos/*/*/releases/*").Run(_ => kill.CancelAsync());
        (await PublishAsync(Runner, kill.Token, ("visibility", "prerelease"))).ExitCode.Should().Be(130);
        Github.Faults.Clear();

        var result = await PublishedAsync(("visibility", "prerelease"));

        result.Outputs["state"].Should().BeOneOf("completed", "unchanged");
        Release.Draft.Should().BeFalse();
        await AgainWithoutAWriteAsync(("visibility", "prerelease"));
    }
}
