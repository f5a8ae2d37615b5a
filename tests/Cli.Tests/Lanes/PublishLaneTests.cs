using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary><c>publish.yml</c> as it is installed, executed over five repositories.</summary>
[Needs(Need.Lane)]
public sealed class PublishLaneTests
{
    private const string Another = "TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=";

    [Fact]
    public async Task What_the_spec_says_is_published_after_an_approval_and_publishing_again_writes_nothing()
    {
        await using var lab = await PublishLab.OpenAsync();

        var run = await lab.PublishAsync();
        lab.Distribution.Releases.Published(PublishLab.Tag).Should().BeNull("nobody approved");
        await lab.ApproveAsync(run);

        (run.Conclusion, run.DisplayTitle).Should().Be(("success", $"publish {PublishLab.Tag} r0"), lab.Errors(run));
        var release = lab.Distribution.Releases.Published(PublishLab.Tag)!;
        var spec = ContentSample.Spec(PublishLab.Tag, lab.GitHub.ServerUrl, lab.Pins);
        release
            .Assets.Select(asset => asset.Name)
            .Should()
            .BeEquivalentTo([
                .. spec.Assets.Select(asset => asset.FileName),
                "manifest.json",
                "manifest.json.sig",
                "checksums.txt",
                "candidate.json",
            ]);
        (
            release.Prerelease,
            lab.Distribution.Resolve(PublishLab.Tag),
            Bytes(release, "midi-studio-bitwig-firmware.hex")
        )
            .Should()
            .BeEquivalentTo(
                (
                    true,
                    lab.SourceSha,
                    Bytes(
                        lab.Candidate(
                            ContentDescription.MidiStudio.Producers.Single(producer =>
                                producer.Id == "plugin-bitwig-firmware"
                            )
                        ),
                        "midi-studio-bitwig-firmware.hex"
                    )
                )
            );
        release.Body.Should().Contain("Quicker knobs.");
        using var clients = CandidatePublicKey.Parse(ContentSample.ManifestPublicKey);
        clients.WhyNot(Bytes(release, "manifest.json"), Bytes(release, "manifest.json.sig")).Should().BeNull();
        lab.Heavy(run).Should().BeEmpty();

        var writes = lab.Writes.Count;
        var again = await lab.PublishAsync();
        await lab.ApproveAsync(again);
        (again.Conclusion, lab.Writes.Count).Should().Be(("success", writes), lab.Errors(again));
        lab.GitHub.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_promotion_that_is_killed_is_completed_by_the_next_dispatch_with_the_same_candidate()
    {
        await using var lab = await PublishLab.OpenAsync(inside: false);
        lab.KillPromotionAt(upload: 3);
        var dying = await lab.PublishAsync();
        await lab.ApproveAsync(dying);
        (dying.Conclusion, lab.Distribution.Releases.Published(PublishLab.Tag)).Should().Be(("failure", null));

        var run = await lab.PublishAsync();
        await lab.ApproveAsync(run);

        run.Conclusion.Should().Be("success", lab.Errors(run));
        lab.Distribution.Releases.Published(PublishLab.Tag)!.Assets.Should().HaveCount(11);
        lab.Distribution.Releases.All.Select(release => release.TagName)
            .Should()
            .BeEquivalentTo("v0.1.0", $"rc-{lab.SourceSha}", PublishLab.Tag);
    }

    [Fact]
    public async Task A_spec_that_needs_the_firmware_only_skips_the_others()
    {
        await using var lab = await PublishLab.OpenAsync();
        var whole = ContentSample.Spec(PublishLab.Tag, lab.GitHub.ServerUrl, lab.Pins);
        lab.Bring(
            whole with
            {
                Assets = [.. whole.Assets.Where(asset => asset.Id == "firmware-default")],
                InstallSets = [new InstallSet("default", null, ["firmware-default"])],
            }
        );

        var run = await lab.PublishAsync();
        await lab.ApproveAsync(run);

        run.Conclusion.Should().Be("success", lab.Errors(run));
        run.Jobs.Single(job => job.Name == "assemble")
            .Steps.Where(step => step.Name.StartsWith("The candidate of", StringComparison.Ordinal))
            .Select(step => step.Conclusion)
            .Should()
            .Equal("skipped", "skipped", "success", "skipped", "skipped", "skipped");
    }

    [Fact]
    public async Task A_spec_that_was_changed_while_approval_was_awaited_is_not_published_as_if_approved()
    {
        await using var lab = await PublishLab.OpenAsync();
        var run = await lab.PublishAsync();
        var approved = lab.SourceSha;
        lab.Bring(
            ContentSample.Spec(PublishLab.Tag, lab.GitHub.ServerUrl, lab.Pins) with
            {
                DemoUrl = "https://example.com/demo",
            }
        );
        await lab.ApproveAsync(run);

        run.Conclusion.Should().Be("failure");
        lab.Errors(run)
            .Should()
            .Contain($"The spec was changed by {lab.SourceSha}, and the release of {approved} was approved");
        lab.Distribution.Releases.Published(PublishLab.Tag).Should().BeNull();
    }

    [Theory]
    [InlineData("", "checksums-sha256 is given without manifest-signing-key")]
    [InlineData(Another, "manifest-public-key does not verify the signature of manifest-signing-key")]
    public async Task Without_the_key_that_clients_know_nothing_is_published(string secret, string why)
    {
        await using var lab = await PublishLab.OpenAsync();
        lab.Distribution.Actions.Environment("release").Secrets["MANIFEST_SIGNING_KEY"] = secret;
        var run = await lab.PublishAsync();
        var writes = lab.Writes.Count;
        await lab.ApproveAsync(run);

        (run.Conclusion, lab.Writes.Count).Should().Be(("failure", writes));
        lab.Errors(run).Should().Contain(why);
    }

    [Fact]
    public async Task It_is_dispatched_on_the_default_branch_only()
    {
        await using var lab = await PublishLab.OpenAsync();
        lab.Distribution.CreateBranch("side", lab.SourceSha);

        var run = await lab.PublishAsync("side");

        (run.Conclusion, lab.Writes.Count).Should().Be(("failure", 0));
        lab.Errors(run).Should().Contain("was dispatched on refs/heads/side");
    }

    private static byte[] Bytes(SandboxRelease release, string name) =>
        release.Assets.Single(asset => asset.Name == name).ReadBytes();
}
