using System.IO.Compression;
using System.Text.Json.Nodes;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>The candidate lanes of the repositories that content comes from, as they are installed.</summary>
public sealed class ProducerCandidateTests : IAsyncLifetime
{
    private static readonly string[] Seal = ["candidate.json", "checksums.txt"];
    private static readonly string[] Platforms = ["linux-x86_64", "macos-arm64", "macos-x86_64", "windows-x86_64.exe"];
    private ProducerLab lab = null!;

    public async ValueTask InitializeAsync() => lab = await ProducerLab.OpenAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [Theory]
    [InlineData("loader", "candidate.yml", "rc-", 4)]
    [InlineData("bridge", "candidate.yml", "rc-", 4)]
    [InlineData("core", "candidate.yml", "rc-", 1)]
    [InlineData("plugin-bitwig", "candidate-extension.yml", "rc-plugin-bitwig-extension-", 1)]
    [InlineData("plugin-bitwig", "candidate-firmware.yml", "rc-plugin-bitwig-firmware-", 1)]
    public async Task A_commit_is_built_once_and_sealed_for_everybody(string name, string workflow, string tag, int heavy)
    {
        var producer = lab.Seed.Producers.Single(known => known.Name == name);
        var commit = await lab.GreenAsync(producer);
        var core = lab.Seed.Core.Resolve("main")!;
        (string, string)[] inputs = [("source_sha", commit), ("request_id", "r1"), .. workflow == "candidate-firmware.yml" ? [("core_sha", core)] : Array.Empty<(string, string)>()];
        tag += workflow == "candidate-firmware.yml" ? $"{core}-{commit}" : commit;

        var first = await lab.DispatchAsync(producer, workflow, null, inputs);
        var second = await lab.DispatchAsync(producer, workflow, null, inputs);

        (first.Conclusion, second.Conclusion).Should().Be(("success", "success"), lab.Errors(first) + lab.Errors(second));
        (lab.Heavy(first).Count, lab.Heavy(second).Count).Should().Be((heavy, 0));
        second.Jobs.Where(job => job.Conclusion != "skipped").Select(job => job.Name).Should().Equal("guard");
        ProducerLab.Sealed(producer, tag).Should().Equal(Files(name, workflow).Concat(Seal).Order(StringComparer.Ordinal));
        producer.Resolve(tag).Should().Be(commit);
        producer.Releases.Latest.Should().BeNull();
        var manifest = JsonNode.Parse(producer.Releases.Published(tag)!.Assets.Single(asset => asset.Name == "candidate.json").ReadBytes())!;
        (manifest["workflow"]!.ToString(), manifest["run_id"]!.GetValue<long>(), manifest["version"]).Should().Be(($".github/workflows/{workflow}", first.Id, null));
        first.DisplayTitle.Should().Be(workflow == "candidate-firmware.yml" ? $"candidate {core} {commit} r1" : $"candidate {commit} r1");
    }

    [Theory]
    [InlineData("loader", "loader")]
    [InlineData("bridge", "oc-bridge")]
    public async Task What_was_sealed_before_the_scene_begins_is_not_built_again(string name, string id)
    {
        var producer = lab.Seed.Producers.Single(known => known.Name == name);
        var commit = lab.Seed.EarlierPins[id];
        lab.Seed.MarkGreen(producer, commit);

        var run = await lab.DispatchAsync(producer, "candidate.yml", null, ("source_sha", commit));

        (run.Conclusion, lab.Heavy(run).Count).Should().Be(("success", 0), lab.Errors(run));
        ProducerLab.Sealed(producer, $"rc-{commit}").Should().Equal(Files(name, "candidate.yml").Concat(Seal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_bridges_configuration_is_packed_the_same_wherever_and_whenever_it_is()
    {
        var commit = await lab.GreenAsync(lab.Seed.Bridge);
        await lab.DispatchAsync(lab.Seed.Bridge, "candidate.yml", null, ("source_sha", commit));

        var packed = lab.Seed.Bridge.Releases.Published($"rc-{commit}")!.Assets.Single(asset => asset.Name == "oc-bridge-config.zip").ReadBytes();
        using var zip = new ZipArchive(new MemoryStream(packed));
        zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(entry => entry.FullName).Should().Equal("default.toml", "devices/teensy.toml");
        zip.Entries.Should().OnlyContain(entry => entry.CompressedLength == entry.Length);
    }

    private static IEnumerable<string> Files(string name, string workflow) => (name, workflow) switch
    {
        ("loader", _) => Platforms.Select(platform => $"midi-studio-loader-{platform}"),
        ("bridge", _) => Platforms.Select(platform => $"oc-bridge-{platform}").Append("oc-bridge-config.zip"),
        ("core", _) => ["midi-studio-default-firmware.hex"],
        (_, "candidate-extension.yml") => ["midi_studio.bwextension"],
        _ => ["midi-studio-bitwig-firmware.hex"],
    };
}
