using System.Diagnostics;
using System.IO.Abstractions;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using Trace = MsReleaseActions.Core.Content.Trace;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class ContentAssemblyTests : IDisposable
{
    private static readonly DateTimeOffset When = new(2026, 1, 31, 12, 0, 0, 500, TimeSpan.FromHours(1));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    private string Candidates => Path.Combine(folder.FullName, "candidates");

    public ContentAssemblyTests() => ContentSample.WriteCandidates(Candidates);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_same_files_give_the_same_bytes_whatever_the_disk_says_of_them()
    {
        var first = Assemble("first");
        foreach (var file in Directory.EnumerateFiles(Candidates, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
        Directory.Move(Candidates, Candidates + "-moved");

        var second = new ContentAssembly(new FileSystem()).Assemble(ContentSample.Spec(), Candidates + "-moved", Path.Combine(folder.FullName, "second"), When.AddYears(1));

        second.Files.SkipLast(1).Should().Equal(first.Files.SkipLast(1));
        Read("second/manifest.json").Replace("2027", "2026").Should().Be(Read("first/manifest.json"));
    }

    // whoever changes how bundles are packed sees it here
    [Fact]
    public void A_bundle_has_the_bytes_that_it_had_in_the_last_version()
    {
        Assemble("out").Files.Single(file => file.Name == "midi-studio-linux-x86_64-bundle.zip").Sha256.Hex.Should().Be("8f73ea49d47a6d24eb769f7e2872b0fcdf682245e1167a066061b3ef96b6fe9a");
    }

    [Fact]
    public void Again_into_the_same_folder_nothing_is_written()
    {
        var first = Assemble("out");
        var times = Directory.EnumerateFiles(Path.Combine(folder.FullName, "out")).ToDictionary(file => file, File.GetLastWriteTimeUtc);

        var again = Assemble("out");

        (first.Written, again.Written).Should().Be((8, 0));
        again.Files.Should().Equal(first.Files);
        Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullName, "out")).ToDictionary(file => file, File.GetLastWriteTimeUtc).Should().Equal(times);
    }

    [Fact]
    public void What_a_run_that_died_left_is_removed_and_the_rest_completed()
    {
        Assemble("out");
        File.Delete(Path.Combine(folder.FullName, "out/manifest.json"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "out/.assembling-1"));
        File.WriteAllText(Path.Combine(folder.FullName, "out/.assembling-1/half"), "half");

        Assemble("out").Written.Should().Be(1);

        Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullName, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(
            "manifest.json",
            "midi-studio-bitwig-firmware.hex",
            "midi-studio-default-firmware.hex",
            "midi-studio-linux-x86_64-bundle.zip",
            "midi-studio-macos-arm64-bundle.zip",
            "midi-studio-macos-x86_64-bundle.zip",
            "midi-studio-windows-x86_64-bundle.zip",
            "midi_studio.bwextension");
    }

    [Fact]
    public void Every_file_is_traced_to_the_producer_whose_it_is()
    {
        var traces = Assemble("out").Traces;

        traces.Should().HaveCount((4 * 4) + 3);
        traces.Where(trace => trace.Asset == "midi-studio-windows-x86_64-bundle.zip").Select(trace => (trace.Entry, trace.Producer, trace.File)).Should().Equal(
            ("bin/config/default.toml", "oc-bridge", "oc-bridge-config.zip/default.toml"),
            ("bin/config/devices/teensy.toml", "oc-bridge", "oc-bridge-config.zip/devices/teensy.toml"),
            ("bin/midi-studio-loader.exe", "loader", "midi-studio-loader-windows-x86_64.exe"),
            ("bin/oc-bridge.exe", "oc-bridge", "oc-bridge-windows-x86_64.exe"));
        traces[^1].Should().Be(new Trace("midi_studio.bwextension", null, 40_000, Sha256.Of(ContentSample.Bytes("midi_studio.bwextension")), "plugin-bitwig-extension", "midi_studio.bwextension"));
    }

    [Fact]
    public void Other_tools_read_a_bundle_and_its_programs_can_be_started()
    {
        Assemble("out");

        // zipinfo: mode, version and system, size, text or binary, method, time, name
        var listed = Run("unzip", "-Z", Path.Combine(folder.FullName, "out/midi-studio-macos-arm64-bundle.zip"));

        listed.Should().Contain("-rw-r--r--").And.Contain("80-Jan-01 00:00 bin/config/default.toml");
        listed.Split('\n').Where(line => line.EndsWith("bin/oc-bridge", StringComparison.Ordinal) || line.EndsWith("bin/midi-studio-loader", StringComparison.Ordinal)).Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("-rwxr-xr-x"));
        Run("unzip", "-tq", Path.Combine(folder.FullName, "out/midi-studio-macos-arm64-bundle.zip")).Should().StartWith("No errors detected");
    }

    [Fact]
    public void A_file_too_few_or_too_many_stops_it_before_anything_is_written()
    {
        File.Delete(Path.Combine(Candidates, "loader/midi-studio-loader-macos-arm64"));
        Directory.Delete(Path.Combine(Candidates, "core"), recursive: true);
        File.WriteAllText(Path.Combine(Candidates, "oc-bridge/oc-bridge-debug"), "");

        var assemble = () => Assemble("out");

        assemble.Should().Throw<ActionFailure>().Which.What.Should().Be(
            "The candidates are not whole: loader lacks the file midi-studio-loader-macos-arm64; oc-bridge has oc-bridge-debug, which does not belong there; core lacks the file midi-studio-default-firmware.hex");
        Directory.Exists(Path.Combine(folder.FullName, "out")).Should().BeFalse();
    }

    [Fact]
    public void A_strange_file_in_the_output_folder_would_be_released_so_it_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "out"));
        File.WriteAllText(Path.Combine(folder.FullName, "out/notes.txt"), "");

        var assemble = () => Assemble("out");

        assemble.Should().Throw<ActionFailure>().Which.What.Should().Be("The output folder holds notes.txt, which the spec does not name");
    }

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        Assemble("out");
        var bytes = File.ReadAllBytes(Path.Combine(folder.FullName, "out/manifest.json"));

        var manifest = ContentManifest.Parse(bytes);

        manifest.ToBytes().Should().Equal(bytes);
        (manifest.PublishedAt, manifest.Assets.Count, manifest.Repositories[1]).Should().Be((new DateTimeOffset(2026, 1, 31, 11, 0, 0, TimeSpan.Zero), 7, new ManifestRepository("oc-bridge", "https://github.com/org/bridge", CommitSha.Parse(new string('b', 40)))));
        var broken = () => ContentManifest.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"size\": 40000", "\"size\": -1").Replace("2026-01-31T11:00:00Z", "yesterday")));
        broken.Should().Throw<ActionFailure>().Which.What.Should().Contain("published_at must be a time such as 2026-01-31T12:00:00Z, not 'yesterday'").And.Contain("size must be a whole number from 0 to 2147483647, not -1");
    }

    private AssembledContent Assemble(string output) => new ContentAssembly(new FileSystem()).Assemble(ContentSample.Spec(), Candidates, Path.Combine(folder.FullName, output), When);

    private string Read(string path) => File.ReadAllText(Path.Combine(folder.FullName, path));

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
