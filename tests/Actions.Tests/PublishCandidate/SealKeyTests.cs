using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class SealKeyTests : PublishTest
{
    private const string NoPair = "signing-key and public-key do not belong together";
    private const string SameBytes =
        "signing-key and public-key hold the same 32 bytes: one of them holds what belongs into the other";
    private const string Exchanged = "signing-key holds the public key and public-key the seed";

    [Theory]
    [InlineData(Keys.Seed, Keys.Seed, SameBytes)]
    [InlineData(Keys.PublicOfSeed, Keys.PublicOfSeed, SameBytes)]
    [InlineData(Keys.PublicOfSeed, Keys.Seed, Exchanged)]
    [InlineData(Keys.Seed, Keys.OtherPublic, NoPair)]
    [InlineData(Keys.OtherPublic, Keys.PublicOfSeed, NoPair)]
    [InlineData("AAAA", Keys.PublicOfSeed, "signing-key: it is base64 of 3 bytes, and an Ed25519 seed has 32")]
    [InlineData(Keys.Seed, "AAAA", "public-key: it is base64 of 3 bytes, and an Ed25519 public key has 32")]
    [InlineData("%%%%", Keys.PublicOfSeed, "signing-key: it is neither a PEM key")]
    [InlineData(Keys.Seed, "%0A::error::forged", "public-key: it is neither a PEM key")]
    [InlineData("", Keys.PublicOfSeed, "public-key is given without signing-key")]
    public async Task Keys_that_are_no_pair_are_exit_2_and_no_request_at_all(
        string signing,
        string verifying,
        string words
    ) => await ShouldEndBeforeGitHubAsync(signing, verifying, words);

    [Fact]
    public async Task A_key_in_PEM_and_one_of_another_pair_or_kind_do_not_belong_together()
    {
        var (ec, ecPublic) = Keys.Of("ec");
        var (ed25519, ed25519Public) = Keys.Of("ed25519");

        await ShouldEndBeforeGitHubAsync(ec, Keys.Of("ec").Verifying, NoPair);
        await ShouldEndBeforeGitHubAsync(ec, ed25519Public, NoPair);
        await ShouldEndBeforeGitHubAsync(ed25519, Keys.PublicOfSeed, NoPair);
        await ShouldEndBeforeGitHubAsync(Keys.Seed, ecPublic, NoPair);
        await ShouldEndBeforeGitHubAsync(ecPublic, ecPublic, "signing-key: a private key is needed to sign");
        await ShouldEndBeforeGitHubAsync(ec, ec, "public-key: a PUBLIC KEY is needed to verify");
    }

    [Fact]
    public async Task The_halves_of_a_pair_may_be_given_in_different_forms()
    {
        using var key = CandidateSigningKey.Parse(Keys.Seed);

        await PublishedAsync(("signing-key", Keys.Seed), ("public-key", key.PublicKeyPem()));

        using var verifying = CandidatePublicKey.Parse(Keys.PublicOfSeed);
        verifying
            .WhyNot(Asset("candidate.json").ReadBytes(), Asset("candidate.json.sig").ReadBytes())
            .Should()
            .BeNull();
    }

    [Theory]
    [InlineData("ec")]
    [InlineData("ed25519")]
    [InlineData("raw")]
    public async Task A_signing_key_is_masked_before_anything_else_is_printed(string kind)
    {
        var (signing, verifying) = Keys.Of(kind);
        var forms = PrivateKeyForms.Of(signing).Where(form => !form.Contains('\n'));

        var result = await PublishedAsync(("signing-key", signing), ("public-key", verifying));

        var masked = result.Lines.TakeWhile(line => line.StartsWith("::add-mask::", StringComparison.Ordinal)).ToList();
        masked.Should().Contain(forms.Select(form => "::add-mask::" + form));
        var printed = string.Join('\n', result.Lines.Skip(masked.Count)) + result.Summary;
        forms.Should().OnlyContain(form => !printed.Contains(form));
    }

    private async Task ShouldEndBeforeGitHubAsync(string signing, string verifying, string words)
    {
        Github.Log.Clear();

        var result = await PublishAsync(("signing-key", signing), ("public-key", verifying));

        result.ExitCode.Should().Be(2, result.Log);
        result.Error.Should().Contain(words).And.Contain("Nothing was sent to GitHub");
        Github.Log.Requests.Should().BeEmpty();
        var printed =
            string.Join('\n', result.Lines.Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)))
            + result.Summary;
        var lines = (signing + "\n" + verifying).Split('\n').Where(line => line.Length > 3 && line[0] != '-');
        lines.Should().OnlyContain(line => !printed.Contains(line));
    }
}
