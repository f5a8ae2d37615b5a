using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// A producer's candidate that cannot be used stops <c>publish.yml</c> before anything is written, and is named with
/// the reason.
/// </summary>
[Needs(Need.Lane)]
public sealed class PublishRefusalTests
{
    public static TheoryData<string> Ids =>
        [.. ContentDescription.MidiStudio.Producers.Select(producer => producer.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_candidate_with_a_file_that_no_checksum_lists_stops_it(string id)
    {
        await using var lab = await PublishLab.OpenAsync();
        var producer = ContentDescription.MidiStudio.Producers.Single(producer => producer.Id == id);
        lab.Candidate(producer).AddAsset("extra.bin", [1]);

        await ShouldStopAsync(lab, producer, "is invalid (extra.bin is in the release, but no checksum lists it)");
    }

    [Fact]
    public async Task A_missing_candidate_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync(without: "core");

        var run = await lab.PublishAsync();

        (run.Conclusion, lab.Writes.Count).Should().Be(("failure", 0));
        lab.Errors(run)
            .Should()
            .ContainAll($"rc-{lab.Pins["core"]} of org/core is missing", "seal it with `visibility: prerelease`");
    }

    [Fact]
    public async Task An_incomplete_candidate_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        var candidate = lab.Candidate(Core);
        candidate.RemoveAsset(candidate.Assets.Single(asset => asset.Name == AssetName.Manifest));

        await ShouldStopAsync(lab, Core, "is incomplete (candidate.json is not there yet)");
    }

    [Fact]
    public async Task An_asset_that_was_exchanged_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        lab.Candidate(Core)
            .Assets.Single(asset => asset.Name.EndsWith(".hex", StringComparison.Ordinal))
            .ReplaceBytes([6, 6, 6], keepDigest: false);

        await ShouldStopAsync(lab, Core, "is invalid (midi-studio-default-firmware.hex has ");
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_their_digest_stop_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        var asset = lab.Candidate(Core).Assets.Single(asset => asset.Name.EndsWith(".hex", StringComparison.Ordinal));
        var bytes = asset.ReadBytes();
        bytes[0] ^= 1;
        asset.ReplaceBytes(bytes);

        var run = await lab.PublishAsync();

        (run.Conclusion, lab.Writes.Count).Should().Be(("failure", 0));
        lab.Errors(run).Should().Contain("midi-studio-default-firmware.hex arrived as");
    }

    [Fact]
    public async Task A_tag_that_was_moved_to_another_commit_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        lab.Repository("core").CreateTag($"rc-{lab.Pins["core"]}", lab.Repository("core").Resolve("main")!);

        await ShouldStopAsync(lab, Core, $"is invalid (the git tag rc-{lab.Pins["core"]} is on ");
    }

    [Fact]
    public async Task A_candidate_of_another_repository_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        var candidate = lab.Candidate(Core);
        var manifest = candidate.Assets.Single(asset => asset.Name == AssetName.Manifest);
        var text = Encoding
            .UTF8.GetString(manifest.ReadBytes())
            .Replace("\"org/core\"", "\"evil/core\"", StringComparison.Ordinal);
        candidate.RemoveAsset(manifest);
        candidate.AddAsset(AssetName.Manifest, Encoding.UTF8.GetBytes(text));

        await ShouldStopAsync(
            lab,
            Core,
            "is invalid (candidate.json says repo 'evil/core', the release is in org/core)"
        );
    }

    [Fact]
    public async Task A_spec_that_names_a_foreign_repository_stops_it()
    {
        await using var lab = await PublishLab.OpenAsync();
        var spec = ContentSample.Spec(PublishLab.Tag, lab.GitHub.ServerUrl, lab.Pins);
        lab.Bring(
            spec with
            {
                Repositories =
                [
                    .. spec.Repositories.Select(repository =>
                        repository.Id == "core"
                            ? repository with
                            {
                                Url = $"{lab.GitHub.ServerUrl}/evil/core",
                            }
                            : repository
                    ),
                ],
            }
        );

        var run = await lab.PublishAsync();

        (run.Conclusion, lab.Writes.Count).Should().Be(("failure", 0));
        lab.Errors(run).Should().Contain("core is evil/core in the spec, and org/core is expected");
    }

    private static Producer Core { get; } =
        ContentDescription.MidiStudio.Producers.Single(producer => producer.Id == "core");

    private static async Task ShouldStopAsync(PublishLab lab, Producer producer, string why)
    {
        var candidate = lab.Candidate(producer);
        var run = await lab.PublishAsync();

        (run.Conclusion, run.Jobs.Single(job => job.Name == "promote").Conclusion, lab.Writes.Count)
            .Should()
            .Be(("failure", "skipped", 0));
        lab.Errors(run).Should().Contain($"{candidate.TagName} of {candidate.Repository.FullName} {why}");
    }
}
