using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>A published content release, held against what it was made of.</summary>
[Needs(Need.Nothing)]
public sealed class ContentVerifierTests : ContentLaneTest
{
    private const string Read = "were read to their end";
    private SandboxRelease release = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ = new ScriptedLanes(Distribution, Clock)
        {
            Assemble = run => AssembledCandidate.Seal(Distribution, Lanes, Source, Clock.GetUtcNow(), run),
        };
        foreach (var candidate in Needed.Values)
        {
            Lanes.Put(candidate);
        }
        await PromoteAsync();
        release = Distribution.Releases.Published(Tag.Text)!;
        Github.Log.Clear();
    }

    [Fact]
    public async Task Every_byte_is_traced_to_a_candidate_and_nothing_is_written()
    {
        var proof = await VerifyAsync();

        proof.Verification.Findings.Where(finding => finding.Status == CheckStatus.Failed).Should().BeEmpty();
        proof
            .Verification.Findings.Should()
            .ContainSingle(finding => finding.Name == "manifest.json.sig" && finding.Status == CheckStatus.Passed)
            .And.Contain([
                CheckResult.Passed("traces", "23 files that users get are producers' files, byte for byte"),
                CheckResult.Passed("digests", $"4 of 11 assets {Read}, GitHub states the digest of the others"),
                CheckResult.Warning("lock", "not immutable: whoever may push could change it after this proof"),
            ]);
        proof.Origins.Should().HaveCount(23);
        proof
            .Origins.Where(origin => origin.File.Asset == "midi-studio-linux-x86_64-bundle.zip")
            .Select(origin =>
                (origin.File.Entry, origin.Candidate.Repository.ToString(), origin.Candidate.Tag, origin.File.File)
            )
            .Should()
            .Equal(
                ("bin/config/default.toml", "org/bridge", Needed["oc-bridge"].Tag, "oc-bridge-config.zip/default.toml"),
                (
                    "bin/config/devices/teensy.toml",
                    "org/bridge",
                    Needed["oc-bridge"].Tag,
                    "oc-bridge-config.zip/devices/teensy.toml"
                ),
                ("bin/midi-studio-loader", "org/loader", Needed["loader"].Tag, "midi-studio-loader-linux-x86_64"),
                ("bin/ms-core-file-tool", "org/core", Needed["core-host-tools"].Tag, "ms-core-file-tool-linux-x86_64"),
                ("bin/oc-bridge", "org/bridge", Needed["oc-bridge"].Tag, "oc-bridge-linux-x86_64")
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_asset_that_was_exchanged_is_no_producers_file()
    {
        Exchange("midi-studio-default-firmware.hex", ":00000001FF\n"u8.ToArray());

        await ShouldFailAsync(
            "bytes",
            "traces: midi-studio-default-firmware.hex is ",
            "manifest.json: it is not the manifest of this spec and these assets"
        );
    }

    [Fact]
    public async Task A_bundle_that_was_packed_anew_names_the_file_that_differs()
    {
        Exchange(
            "midi-studio-linux-x86_64-bundle.zip",
            ContentSample.Config(("bin/oc-bridge", "other"), ("bin/midi-studio-loader", "other"))
        );

        await ShouldFailAsync(
            "traces: midi-studio-linux-x86_64-bundle.zip/bin/oc-bridge is ",
            "traces: midi-studio-linux-x86_64-bundle.zip: bin/config/default.toml is missing"
        );
    }

    [Fact]
    public async Task A_signature_of_other_bytes_is_one_that_clients_refuse()
    {
        Exchange("manifest.json.sig", ContentSample.SignatureOf("another manifest"u8.ToArray()));

        await ShouldFailAsync(
            "manifest.json.sig: the signature is not of this key over these bytes: installed clients refuse the release"
        );
    }

    [Fact]
    public async Task A_release_without_the_signature_is_one_that_clients_refuse()
    {
        release.RemoveAsset(release.Assets.Single(asset => asset.Name == "manifest.json.sig"));

        await ShouldFailAsync("manifest.json.sig: manifest.json.sig is missing: installed clients refuse the release");
    }

    [Fact]
    public async Task An_asset_that_no_spec_names_is_named()
    {
        release.AddAsset("more.hex", "x"u8.ToArray());

        await ShouldFailAsync("spec: more.hex is in the release, and the spec does not name it");
    }

    [Fact]
    public async Task A_candidate_that_was_tampered_with_is_named()
    {
        var candidate = Lanes.Repositories["loader"].Releases.Published(Needed["loader"].Tag.Text)!;
        Exchange(candidate, "midi-studio-loader-linux-x86_64", "other"u8.ToArray());

        await ShouldFailAsync($"loader: {Needed["loader"].Tag} of org/loader is invalid");
    }

    [Fact]
    public async Task A_candidate_that_was_pruned_since_is_said_and_is_no_failure()
    {
        var repository = Lanes.Repositories["core"];
        repository.Releases.Remove(repository.Releases.Published(Needed["core"].Tag.Text)!);

        var proof = await VerifyAsync();

        proof.Verification.Holds.Should().BeTrue();
        proof
            .Verification.Findings.Should()
            .ContainSingle(finding =>
                finding.Name == "core" && finding.Status == CheckStatus.Unknown && finding.Text.Contains("is gone")
            );
        proof.Origins.Should().HaveCount(22).And.NotContain(origin => origin.File.Producer == "core");
    }

    [Fact]
    public async Task A_tag_on_a_commit_that_did_not_bring_the_spec_is_named()
    {
        var later = Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "later" }, "later");
        Distribution.CreateTag("v0.2.0-beta.2", later);
        Distribution.Releases.AddPublished("v0.2.0-beta.2", later, prerelease: true);
        Distribution.Releases.Remove(release);

        var gone = await new ContentVerifier(Services(readOnly: true)).VerifyAsync(
            Tag,
            download: false,
            CancellationToken.None
        );
        var other = await new ContentVerifier(Services(readOnly: true)).VerifyAsync(
            ReleaseTag.Parse("v0.2.0-beta.2"),
            download: false,
            CancellationToken.None
        );

        gone.Verification.Findings.Single().Text.Should().Be($"org/distribution has no release {Tag}");
        Problems(other).Should().Contain("spec: the tag's commit has no release-specs/v0.2.0-beta.2.json");
    }

    private Task<ProvenContent> VerifyAsync() =>
        new ContentVerifier(Services(readOnly: true)).VerifyAsync(Tag, download: false, CancellationToken.None);

    private async Task ShouldFailAsync(params string[] starts)
    {
        var proof = await VerifyAsync();

        proof.Verification.Holds.Should().BeFalse();
        starts
            .Should()
            .OnlyContain(
                start => Problems(proof).Any(problem => problem.StartsWith(start, StringComparison.Ordinal)),
                string.Join('\n', Problems(proof))
            );
    }

    private static IEnumerable<string> Problems(ProvenContent proof) =>
        proof
            .Verification.Findings.Where(finding => finding.Status == CheckStatus.Failed)
            .Select(finding => $"{finding.Name}: {finding.Text}");

    private void Exchange(string name, byte[] bytes) => Exchange(release, name, bytes);

    private static void Exchange(SandboxRelease where, string name, byte[] bytes)
    {
        where.RemoveAsset(where.Assets.Single(asset => asset.Name == name));
        where.AddAsset(name, bytes);
    }
}
