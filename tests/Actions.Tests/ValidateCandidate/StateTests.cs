using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class StateTests : ValidateTest
{
    [Fact]
    public async Task A_sealed_candidate_is_described_whole()
    {
        var release = Seal();

        var result = await ValidateAsync();

        result.ExitCode.Should().Be(0, result.Log);
        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["candidate-tag"] = Tag,
                    ["release-id"] = $"{release.Id}",
                    ["source-sha"] = Sha,
                    ["state"] = "sealed",
                    ["version"] = "1.2.3",
                    ["asset-count"] = "2",
                    ["total-bytes"] = "20",
                    ["assets"] =
                        $$"""[{"name":"app-setup.exe","size":13,"sha256":"{{Sha256.Of(Bytes("the installer"))}}","id":{{release.Assets[0].Id}}},{"name":"app.deb","size":7,"sha256":"{{Sha256.Of(Bytes("the deb"))}}","id":{{release.Assets[1].Id}}}]""",
                    ["checksums-sha256"] = Sha256.Of(release.Assets[2].ReadBytes()).Hex,
                    ["candidate-json-sha256"] = Sha256
                        .Of(release.Assets.Single(asset => asset.Name == AssetName.Manifest).ReadBytes())
                        .Hex,
                    ["run-id"] = $"{Run.Id}",
                    ["html-url"] = $"{Github.ServerUrl}/org/ms-manager/releases/tag/{release.AddressTag}",
                    ["pinned"] = "{}",
                }
            );
        result
            .Summary.Should()
            .ContainAll("### ✅ Candidate", "| ✅ | state | sealed |", result.Outputs["checksums-sha256"]);
    }

    [Theory]
    [InlineData("missing", "sealed", 1)]
    [InlineData("missing", "absent", 0)]
    [InlineData("missing", "any", 0)]
    [InlineData("incomplete", "sealed", 1)]
    [InlineData("incomplete", "absent", 0)]
    [InlineData("incomplete", "any", 0)]
    [InlineData("sealed", "sealed", 0)]
    [InlineData("sealed", "absent", 1)]
    [InlineData("sealed", "any", 0)]
    [InlineData("invalid", "sealed", 1)]
    [InlineData("invalid", "absent", 1)]
    [InlineData("invalid", "any", 1)]
    [InlineData("ambiguous", "sealed", 1)]
    [InlineData("ambiguous", "absent", 1)]
    [InlineData("ambiguous", "any", 1)]
    public async Task Each_state_is_a_success_or_not_as_expect_says(string state, string expect, int exitCode)
    {
        Arrange(state);

        var result = await ValidateAsync(("expect", expect));

        result.ExitCode.Should().Be(exitCode, result.Log);
        result.Errors.Should().HaveCount(exitCode);
        result.Outputs["state"].Should().Be(state);
        result.Outputs["candidate-tag"].Should().Be(Tag);
        (result.Log + result.Summary)
            .Contains("ms candidates discard")
            .Should()
            .Be(state is "invalid" or "ambiguous" || (state, expect) == ("sealed", "absent"));
        result.Summary.Contains("this token may not see it").Should().Be(state == "missing");
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("any")]
    public async Task A_token_that_may_not_push_cannot_say_that_nothing_is_there(string expect)
    {
        Seal();

        await ShouldFailAsync(
            3,
            ["may not push", "contents: write"],
            ("expect", expect),
            ("token", Github.ReadToken(Repo))
        );
    }

    [Fact]
    public async Task A_token_that_may_not_push_is_told_so_when_a_sealed_one_is_expected()
    {
        Seal();

        await ShouldFailAsync(1, ["is missing", "this token may not see it"], ("token", Github.ReadToken(Repo)));
    }

    [Fact]
    public async Task A_token_that_may_not_push_sees_a_published_candidate()
    {
        Fill(Repo.Releases.AddPublished(Tag, Sha, prerelease: true));

        await ShouldHoldAsync(("expect", "any"), ("token", Github.ReadToken(Repo)));
    }

    [Fact]
    public async Task A_published_candidate_whose_tag_was_moved_is_invalid()
    {
        Fill(Repo.Releases.AddPublished(Tag, Sha, prerelease: true));
        Repo.CreateTag(Tag, Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "second"));

        await ShouldFailAsync(1, [$"the git tag {Tag} is on "]);
    }

    [Fact]
    public async Task A_file_of_the_seal_that_arrives_with_other_bytes_is_invalid()
    {
        Seal()
            .Assets.Single(asset => asset.Name == AssetName.Checksums)
            .ReplaceBytes(Bytes($"{Sha256.Of(Bytes("x"))}  app.deb\n"));

        await ShouldFailAsync(1, ["checksums.txt arrived with other bytes than GitHub's digest"]);
    }

    [Fact]
    public async Task A_token_that_GitHub_does_not_know_is_exit_3_at_once()
    {
        var result = await ValidateAsync(("token", "ghs_unknown"));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("GitHub does not know this token");
        Github.Log.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_token_appears_nowhere_even_when_GitHub_repeats_it()
    {
        Github.Faults.On("GET", "/repos/*/*/releases").EchoAuthorization();

        var result = await ValidateAsync();

        result.ExitCode.Should().Be(3);
        string.Join('\n', result.Lines.Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)))
            .Should()
            .NotContain(Token);
        result.Summary.Should().NotContain(Token);
    }

    private void Arrange(string state)
    {
        if (state == "incomplete")
        {
            Repo.Releases.AddDraft(Tag, Sha).AddStarter("app.deb");
        }
        if (state is "sealed" or "invalid" or "ambiguous")
        {
            Seal();
        }
        if (state == "invalid")
        {
            Repo.Releases.All[0].AddAsset("extra.bin", [1]);
        }
        if (state == "ambiguous")
        {
            Repo.Releases.AddDraft(Tag, Sha);
        }
    }
}
