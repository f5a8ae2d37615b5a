using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class PublishTests : PublishTest
{
    [Fact]
    public async Task A_candidate_is_made_of_the_files_and_sealed_last()
    {
        var result = await PublishedAsync(("version", "1.2.3"));

        ShouldBeSealed();
        Encoding
            .UTF8.GetString(Asset("checksums.txt").ReadBytes())
            .Should()
            .Be($"{Sha256.Of(Bytes("the installer"))}  app-setup.exe\n{Sha256.Of(Bytes("the deb"))}  app.deb\n");
        Encoding
            .UTF8.GetString(Asset("candidate.json").ReadBytes())
            .Should()
            .Be(
                $$"""
                {
                  "schema": 1,
                  "repo": "org/ms-manager",
                  "workflow": ".github/workflows/candidate.yml",
                  "run_id": 4711,
                  "run_attempt": 2,
                  "source_sha": "{{Sha}}",
                  "tag": "{{Tag}}",
                  "version": "1.2.3",
                  "files": [
                    {
                      "name": "app-setup.exe",
                      "size": 13,
                      "sha256": "{{Sha256.Of(Bytes("the installer"))}}"
                    },
                    {
                      "name": "app.deb",
                      "size": 7,
                      "sha256": "{{Sha256.Of(Bytes("the deb"))}}"
                    }
                  ]
                }

                """
            );
        Release
            .Should()
            .BeEquivalentTo(
                new
                {
                    Draft = true,
                    Prerelease = true,
                    TargetCommitish = Sha,
                }
            );
        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["candidate-tag"] = Tag,
                    ["release-id"] = $"{Release.Id}",
                    ["html-url"] = $"{Github.ServerUrl}/org/ms-manager/releases/tag/{Release.AddressTag}",
                    ["asset-count"] = "2",
                    ["total-bytes"] = "20",
                    ["checksums-sha256"] = Sha256.Of(Asset("checksums.txt").ReadBytes()).Hex,
                    ["candidate-json-sha256"] = Sha256.Of(Asset("candidate.json").ReadBytes()).Hex,
                    ["subjects"] = string.Concat(
                        ((string[])["candidate.json", "checksums.txt", "app-setup.exe", "app.deb"]).Select(name =>
                            $"{Sha256.Of(Asset(name).ReadBytes()).Hex}  {name}\n"
                        )
                    ),
                    ["state"] = "created",
                }
            );
        result.Summary.Should().Contain("✅").And.Contain(result.Outputs["checksums-sha256"]);
        Github.Log.Violations.Should().BeEmpty();
        await AgainWithoutAWriteAsync(("version", "1.2.3"));
    }

    [Fact]
    public async Task A_rerun_by_another_run_with_the_same_files_writes_nothing()
    {
        await PublishedAsync();
        Runner.Variables["GITHUB_RUN_ID"] = "4712";

        await AgainWithoutAWriteAsync();
    }

    [Theory]
    [InlineData("ec")]
    [InlineData("ed25519")]
    [InlineData("raw")]
    public async Task A_signature_is_over_the_exact_bytes_of_candidate_json(string kind)
    {
        var (signing, verifying) = Keys.Of(kind);
        (string, string)[] inputs = [("signing-key", signing), ("public-key", verifying)];

        await PublishedAsync(inputs);

        using var key = CandidatePublicKey.Parse(verifying);
        key.WhyNot(Asset("candidate.json").ReadBytes(), Asset("candidate.json.sig").ReadBytes()).Should().BeNull();
        Release
            .Assets.Select(asset => asset.Name)
            .TakeLast(3)
            .Should()
            .Equal("checksums.txt", "candidate.json.sig", "candidate.json");
        await AgainWithoutAWriteAsync(inputs);
    }

    [Fact]
    public async Task As_a_prerelease_it_is_published_after_it_is_sealed_at_the_source_commit()
    {
        Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{ }" }, "main has moved on");

        var result = await PublishedAsync(("visibility", "prerelease"));

        ShouldBeSealed();
        Release.Should().BeEquivalentTo(new { Draft = false, Prerelease = true });
        Repo.Resolve("refs/tags/" + Tag).Should().Be(Sha);
        Github.Log.Writes[^1].RequestBody.Should().Be("""{"draft":false}""");
        result.Outputs["html-url"].Should().EndWith(Tag);
        await AgainWithoutAWriteAsync(("visibility", "prerelease"));
    }

    [Fact]
    public async Task A_sealed_draft_becomes_a_prerelease_without_being_touched_otherwise()
    {
        await PublishedAsync();
        Github.Log.Clear();

        var result = await PublishedAsync(("visibility", "prerelease"));

        result.Outputs["state"].Should().Be("completed");
        Github.Log.Writes.Should().ContainSingle().Which.RequestBody.Should().Be("""{"draft":false}""");
        ShouldBeSealed();
    }

    [Fact]
    public async Task A_publication_that_left_the_draft_is_asked_for_once_more()
    {
        Github.Faults.On("PATCH", "/repos/*/*/releases/*").KeepDraft();

        await PublishedAsync(("visibility", "prerelease"));

        Release.Draft.Should().BeFalse();
    }

    [Fact]
    public async Task A_publication_that_never_takes_effect_is_exit_3()
    {
        Github.Faults.On("PATCH", "/repos/*/*/releases/*", times: 9).KeepDraft();

        var result = await PublishAsync(("visibility", "prerelease"));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("still a draft");
    }

    [Fact]
    public async Task Outside_a_workflow_run_the_candidate_names_none()
    {
        Runner.Variables.Clear();

        await PublishedAsync();

        ManifestReader
            .Parse(Asset("candidate.json").ReadBytes(), [])!
            .Should()
            .BeEquivalentTo(
                new
                {
                    Workflow = "",
                    RunId = 0L,
                    RunAttempt = 0,
                }
            );
    }
}
