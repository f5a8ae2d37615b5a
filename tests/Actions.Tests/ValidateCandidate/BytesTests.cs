using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class BytesTests : ValidateTest
{
    [Fact]
    public async Task By_digest_no_built_file_is_read()
    {
        var release = Seal();

        await ShouldHoldAsync();

        release.Assets.Take(2).Should().OnlyContain(asset => asset.DownloadCount == 0);
    }

    [Fact]
    public async Task By_digest_a_file_without_one_is_read()
    {
        var release = Seal();
        release.Assets[1].Digest = null;
        await ShouldHoldAsync();
        release.Assets[1].DownloadCount.Should().Be(1);
        release.Assets[0].DownloadCount.Should().Be(0);
        release.Assets[1].ReplaceBytes(Bytes("THE DEB"));

        await ShouldFailAsync(1, ["app.deb was read as"], ("verify", "digest"));
    }

    [Fact]
    public async Task By_download_a_digest_is_not_believed()
    {
        var release = Seal();
        release.Assets[1].ReplaceBytes(Bytes("THE DEB"), keepDigest: true);
        await ShouldHoldAsync();

        await ShouldFailAsync(1, [$"app.deb was read as {Sha256.Of(Bytes("THE DEB"))}"], ("verify", "download"));
    }

    [Fact]
    public async Task With_verify_none_nothing_is_read()
    {
        var release = Seal();
        release.Assets[1].Digest = null;

        await ShouldHoldAsync(("verify", "none"));

        release.Assets[1].DownloadCount.Should().Be(0);
    }

    [Fact]
    public async Task Another_digest_than_the_sealed_one_is_invalid()
    {
        var release = Seal();
        release.Assets[1].ReplaceBytes(Bytes("THE DEB"), keepDigest: false);

        await ShouldFailAsync(1, ["is invalid", "app.deb has the digest"], ("expect", "any"));
    }

    [Theory]
    [InlineData("ec")]
    [InlineData("ed25519")]
    public async Task A_signature_of_the_key_given_holds_and_another_does_not(string kind)
    {
        var (signing, verifying) = Keys.Of(kind);
        using (var key = CandidateSigningKey.Parse(signing))
        {
            Seal(key: key);
        }

        await ShouldHoldAsync(("public-key", verifying));
        await ShouldFailAsync(
            1,
            ["candidate.json.sig: the signature is not of this key"],
            ("public-key", Keys.Of(kind).Verifying)
        );
    }

    [Fact]
    public async Task A_candidate_that_somebody_else_sealed_is_named_as_theirs()
    {
        const string core = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
        using (var key = CandidateSigningKey.Parse("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="))
        {
            Seal(key: key);
        }
        var loader = Keys.Of("ed25519").Verifying;

        await ShouldFailAsync(
            1,
            ["candidate.json.sig: the signature is made with the key of core, who may not seal this"],
            ("public-key", loader),
            ("other-public-keys", $"bridge=PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\ncore = {core}")
        );
        await ShouldFailAsync(
            1,
            ["candidate.json.sig: the signature is not of this key over these bytes"],
            ("public-key", loader),
            ("other-public-keys", "bridge=PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=")
        );
        await ShouldHoldAsync(("public-key", core), ("other-public-keys", $"bridge={core}"));
    }

    [Theory]
    [InlineData("core")]
    [InlineData("=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")]
    [InlineData("core=x")]
    public async Task A_line_of_other_keys_that_is_none_is_refused_without_its_key(string line)
    {
        var result = await ValidateAsync(("other-public-keys", line));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("other-public-keys").And.NotContain("11qYAYKx");
    }

    [Fact]
    public async Task A_signature_over_other_bytes_does_not_hold()
    {
        var (signing, verifying) = Keys.Of("ec");
        using var key = CandidateSigningKey.Parse(signing);
        var release = Seal();
        release.AddAsset(AssetName.Signature, key.Sign(Bytes("something else")));

        await ShouldFailAsync(1, ["the signature is not of this key"], ("public-key", verifying));
    }

    [Fact]
    public async Task A_missing_signature_does_not_hold()
    {
        Seal();

        await ShouldFailAsync(
            1,
            ["there is no candidate.json.sig, and a public-key asks for one"],
            ("public-key", Keys.Of("ec").Verifying)
        );
    }
}
