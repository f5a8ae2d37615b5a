using System.IO.Compression;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

/// <summary>Content that has nothing to do with MIDI, described in the repository that releases it.</summary>
[Needs(Need.Nothing)]
public sealed class OtherFamilyTests : AssembleRig
{
    private const string Tools = "acme-tools-linux-x86_64.zip";

    [Fact]
    public async Task It_is_put_together_as_its_description_says_twice_with_the_same_bytes()
    {
        Describe(OtherFamily.WithoutPins);
        Bring(Spec());
        Candidates();

        var first = await AssembleAsync("first");
        var second = await AssembleAsync("second");

        (first.ExitCode, second.ExitCode).Should().Be((0, 0));
        Files("first").Should().Equal("acme-station.hex", Tools, "acme-tools-windows-arm64.zip", "manifest.json");
        Files("second")
            .Select(name => Hash("second", name))
            .Should()
            .Equal(Files("first").Select(n => Hash("first", n)));
        using var zip = ZipFile.OpenRead(At("first", Tools));
        zip.Entries.Select(entry => $"{Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8)} {entry.FullName}")
            .Should()
            .Equal("755 acme-flash", "755 bin/acme-monitor", "644 themes/dark.toml", "644 themes/more/light.toml");
        JsonNode
            .Parse(first.Outputs["candidates"])!
            .AsObject()
            .Select(candidate => $"{candidate.Key}: {candidate.Value!["repository"]} {candidate.Value["tag"]}")
            .Should()
            .Equal(
                $"flasher: tools-inc/flash rc-{new string('1', 40)}",
                $"monitor: acme/tools rc-monitor-{new string('2', 40)}",
                $"station: acme/station rc-{new string('2', 40)}-{new string('3', 40)}"
            );
        ManifestOf("first")
            .Repositories.Select(repository => repository.Id)
            .Should()
            .Equal("flasher", "tools", "station");
        ShouldNotHaveWritten();
    }

    [Theory]
    [InlineData(
        "themes/dark.toml",
        "themes/night.toml",
        "acme-tools-linux-x86_64.zip cannot be put together: themes/night.toml is missing"
    )]
    [InlineData(
        "\"path\": \"acme-flash{exe}\"",
        "\"path\": \"themes/dark.toml\"",
        "acme-flash-linux-x86_64 and acme-themes.zip/dark.toml are both themes/dark.toml"
    )]
    [InlineData(
        "\"acme-themes.zip\"]",
        "\"acme-themes.zip\", \"acme-more.hex\"]",
        "monitor lacks the file acme-more.hex"
    )]
    [InlineData(
        "\"path\": \"acme-flash{exe}\"",
        "\"path\": \"themes/dark.toml/flash\"",
        "acme-tools-linux-x86_64.zip cannot be put together: themes/dark.toml is both a file and a folder"
    )]
    [InlineData("\"schema\": 2,", "\"schema\": 2, \"install_sets\": 1,", "ms-release.json cannot be used")]
    public async Task What_does_not_fit_its_description_is_refused_by_name(string good, string bad, string problem)
    {
        Describe(OtherFamily.WithoutPins.Replace(good, bad, StringComparison.Ordinal));
        Bring(Spec());
        Candidates();

        var result = await AssembleAsync("made");

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain(problem);
        (Directory.Exists(At("made", "")) ? Files("made") : []).Should().BeEmpty();
        ShouldNotHaveWritten();
    }

    [Fact]
    public async Task A_spec_that_names_what_is_not_described_is_refused()
    {
        Describe(OtherFamily.WithoutPins);
        Bring(
            Spec() with
            {
                Assets = [.. Spec().Assets, new SpecAsset("other", AssetKind.Firmware, "other.hex", null)],
            }
        );

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("assets[3].filename must be one of acme-station.hex, not 'other.hex'");
    }

    [Fact]
    public async Task An_id_that_is_nobodys_is_refused()
    {
        Describe(OtherFamily.WithoutPins);
        Bring(Spec());

        var result = await RunAsync(("producers", "loader=acme/loader"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("producers names loader, and there are flasher, tools, station");
    }

    [Theory]
    [InlineData('1', 0, "")]
    [InlineData('2', 1, "station: it was built with sensor 11111111, and platformio.ini of station pins 22222222")]
    public async Task Firmware_is_built_with_what_its_file_pins(char pinned, int code, string problem)
    {
        var (station, tools) = (Github.CreateRepository("acme/station"), new string('2', 40));
        var sha = station.Commit(
            new Dictionary<string, string>
            {
                ["platformio.ini"] = $"lib_deps = https://github.com/acme/sensor.git#{new string(pinned, 40)}\n",
            },
            "pin"
        );
        CandidateTag.TryParse($"rc-{tools}-{sha}", out var tag, out _).Should().BeTrue();
        SealedCandidate.Put(
            station,
            sha,
            new Dictionary<string, byte[]> { ["acme-station.hex"] = "firmware"u8.ToArray() },
            like: new SealedAs(tag, IsPublished: true)
            {
                Inputs = [new("sensor", RepositoryName.Parse("acme/sensor"), CommitSha.Parse(new string('1', 40)))],
            }
        );
        Describe(OtherFamily.Json);
        Bring(
            ContentSample.Spec(
                server: Github.ServerUrl,
                content: OtherFamily.Content,
                pins: new Dictionary<string, string> { ["station"] = sha }
            )
        );

        var result = await RunAsync();

        (result.ExitCode, result.Log.Contains(problem, StringComparison.Ordinal)).Should().Be((code, true));
        ShouldNotHaveWritten();
    }

    [Fact]
    public async Task What_it_was_built_with_must_be_known_before_it_is_put_together()
    {
        Describe(OtherFamily.Json);
        Bring(Spec());
        Candidates();

        var result = await AssembleAsync("made");

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("of acme/station is not sealed, or not to be seen with this token: what it was");
    }

    private ReleaseSpec Spec() => ContentSample.Spec(server: Github.ServerUrl, content: OtherFamily.Content);

    private void Describe(string text) =>
        Repo.Commit(new Dictionary<string, string> { [ContentDescriptionFile.Name] = text }, "describe");

    private void Candidates() => ContentSample.WriteCandidates(At("candidates", ""), OtherFamily.Content);

    private Task<ActionResult> AssembleAsync(string output) =>
        RunAsync(("candidates", "candidates"), ("output", output));

    private string At(string folder, string name) => System.IO.Path.Combine(Runner.Workspace, folder, name);

    private List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(At(folder, ""))
                .Select(path => System.IO.Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    private string Hash(string folder, string name) => Sha256.Of(File.ReadAllBytes(At(folder, name))).Hex;
}
