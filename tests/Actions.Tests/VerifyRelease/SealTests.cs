using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

[Needs(Need.Nothing)]
public sealed class SealTests : VerifyTest
{
    [Fact]
    public async Task A_seal_must_be_of_the_key_given()
    {
        Seal();

        await ShouldHoldAsync(("public-key", Keys.PublicOfSeed));
        await ShouldFailAsync(
            1,
            "signature: candidate.json.sig: the signature is not of this key over these bytes",
            ("public-key", Keys.OtherPublic)
        );
    }

    [Fact]
    public async Task What_was_sealed_before_the_key_was_exchanged_holds_with_the_key_that_was_reviewed_with_it()
    {
        Sha = Repo.Commit(
            new Dictionary<string, string>
            {
                ["ms-release.json"] = $$"""{"schema":2,"keys":{"public_key":"{{Keys.PublicOfSeed}}"} }""",
            },
            "the key of its time"
        );
        Seal();

        await ShouldHoldAsync(("public-key", Keys.OtherPublic));
    }

    [Fact]
    public async Task A_release_without_a_signature_does_not_hold_where_a_key_asks_for_one() =>
        await ShouldFailAsync(1, "there is no candidate.json.sig", ("public-key", Keys.OtherPublic));

    [Theory]
    [InlineData(Keys.PublicOfSeed, false)]
    [InlineData(Keys.OtherPublic, true)]
    public async Task The_manifest_of_content_must_be_of_the_key_that_clients_know(string publicKey, bool isOther)
    {
        using var key = CandidateSigningKey.Parse(Keys.Seed);
        Made.AddAsset("manifest.json", Bytes("{}"));
        Made.AddAsset("manifest.json.sig", key.Sign(Bytes("{}")));

        var result = await VerifyAsync(
            ("manifest-public-key", publicKey),
            ("added-assets", "manifest.json.sig\nmanifest.json")
        );

        // checksums.txt of this release does not know them, which is said, too
        result.Error.Should().Contain("checksums.txt: it does not list manifest.json");
        result
            .Error.Contains(
                "manifest.json.sig: manifest.json.sig: the signature is not of this key over these bytes",
                StringComparison.Ordinal
            )
            .Should()
            .Be(isOther);
    }

    private void Seal()
    {
        using var key = CandidateSigningKey.Parse(Keys.Seed);
        Repo.Releases.Remove(Made);
        Repo.RemoveTag(Tag);
        Make(Tag, key: key).Assets.Should().Contain(asset => asset.Name == AssetName.Signature);
    }
}
