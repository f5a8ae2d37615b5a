using System.IO.Compression;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// Products that have nothing to do with MIDI, from their own repositories to a release, by data alone.
/// </summary>
[Needs(Need.Lane)]
public sealed class FamilyLaneTests
{
    [Fact]
    public async Task They_are_built_once_released_and_released_again_with_what_changed()
    {
        await using var lab = await FamilyLab.OpenAsync();
        await BuildAsync(lab);
        await ReleaseAsync(lab, "v1.0.0-beta.1");
        var first = Assets(lab, "v1.0.0-beta.1");
        lab.Tools.Commit(new Dictionary<string, string> { ["README.md"] = "acme/tools, better\n" }, "better");

        await BuildAsync(lab);
        await ReleaseAsync(lab, "v1.0.0-beta.2");
        var second = Assets(lab, "v1.0.0-beta.2");

        first.Keys.Should().BeEquivalentTo(second.Keys);
        first
            .Keys.Should()
            .BeEquivalentTo(
                "acme-station.hex",
                "acme-tools-linux-x86_64.zip",
                "acme-tools-windows-arm64.zip",
                "candidate.json",
                "checksums.txt",
                "manifest.json",
                "manifest.json.sig"
            );
        using (var key = ClientKey.Parse(ContentSample.ManifestPublicKey))
        {
            key.WhyNot(second["manifest.json"], second["manifest.json.sig"]).Should().BeNull();
        }
        Entries(second)
            .Should()
            .Equal("755 acme-flash", "755 bin/acme-monitor", "644 themes/dark.toml", "644 themes/more/light.toml");
        Entry(second, "acme-flash").Should().Equal(Entry(first, "acme-flash"), "its commit is the same");
        Entry(second, "bin/acme-monitor").Should().NotEqual(Entry(first, "bin/acme-monitor"));
        (Built(lab.Flash), Built(lab.Tools), Built(lab.Station)).Should().Be((1, 2, 2), "each commit is built once");
        ContentManifest
            .Parse(second["manifest.json"])
            .Repositories.Select(one => one.Id)
            .Should()
            .Equal("flasher", "tools", "station");
    }

    [Fact]
    public async Task Firmware_that_is_built_with_something_else_is_not_released()
    {
        await using var lab = await FamilyLab.OpenAsync(sealsPins: false);
        await BuildAsync(lab);
        lab.Bring("v1.0.0-beta.1");

        var run = await PublishAsync(lab, "v1.0.0-beta.1");

        run.Conclusion.Should().Be("failure");
        lab.Errors(run)
            .Should()
            .StartWith(
                "station: the candidate does not say which sensor went into it, and platformio.ini of station pins "
                    + lab.SensorSha[..8]
            );
        lab.Releases.Releases.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_commit_that_is_not_on_the_branch_that_its_spec_names_is_not_released()
    {
        await using var lab = await FamilyLab.OpenAsync();
        await BuildAsync(lab);
        lab.Bring("v1.0.0-beta.1", stationRef: "main");

        var run = await PublishAsync(lab, "v1.0.0-beta.1");

        run.Conclusion.Should().Be("failure");
        lab.Errors(run)
            .Should()
            .StartWith($"{lab.Station.Resolve("trunk")} or main is not in acme/station. Nothing may be built on");
        lab.Releases.Releases.All.Should().BeEmpty();
    }

    private static async Task BuildAsync(FamilyLab lab)
    {
        var tools = lab.Tools.Resolve("main")!;
        await BuiltAsync(lab, lab.Flash, "candidate.yml", ("source_sha", lab.Flash.Resolve("main")!));
        await BuiltAsync(lab, lab.Tools, "candidate-monitor.yml", ("source_sha", tools));
        await BuiltAsync(
            lab,
            lab.Station,
            "candidate.yml",
            ("source_sha", lab.Station.Resolve(lab.Station.DefaultBranch)!),
            ("tools_sha", tools)
        );
    }

    private static async Task BuiltAsync(
        FamilyLab lab,
        SandboxRepository repository,
        string workflow,
        params (string, string)[] inputs
    )
    {
        var run = await lab.DispatchAsync(repository, workflow, null, inputs);
        run.Conclusion.Should().Be("success", lab.Errors(run));
    }

    private static async Task<SandboxRun> PublishAsync(FamilyLab lab, string tag)
    {
        var run = await lab.BeginAsync(lab.Releases, "publish.yml", null, ("channel", "beta"), ("tag", tag));
        await lab.WaitsOrEndsAsync(run);
        return run;
    }

    private static async Task ReleaseAsync(FamilyLab lab, string tag)
    {
        lab.Bring(tag);
        var run = await PublishAsync(lab, tag);
        await lab.ApproveAsync(run);
        run.Conclusion.Should().Be("success", lab.Errors(run));
    }

    private static Dictionary<string, byte[]> Assets(FamilyLab lab, string tag) =>
        lab.Releases.Releases.Published(tag)!.Assets.ToDictionary(asset => asset.Name, asset => asset.ReadBytes());

    private static List<string> Entries(Dictionary<string, byte[]> assets)
    {
        using var zip = new ZipArchive(new MemoryStream(assets["acme-tools-linux-x86_64.zip"]));
        return
        [
            .. zip.Entries.Select(entry =>
                $"{Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8)} {entry.FullName}"
            ),
        ];
    }

    private static byte[] Entry(Dictionary<string, byte[]> assets, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(assets["acme-tools-linux-x86_64.zip"]));
        using var content = zip.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static int Built(SandboxRepository repository) =>
        repository.Actions.Runs.Count(run =>
            run.AllJobs.Any(job =>
                job.Name.StartsWith("build", StringComparison.Ordinal) && job.Conclusion == "success"
            )
        );
}
