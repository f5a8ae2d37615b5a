using System.Diagnostics;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using Trace = MsReleaseActions.Core.Content.Trace;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class AssembledFilesTests : IDisposable
{
    private readonly AssemblyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_file_is_traced_to_the_producer_whose_it_is()
    {
        var traces = folder.Assemble("out").Traces;

        traces.Should().HaveCount((4 * 5) + 3);
        traces
            .Where(trace => trace.Asset == "midi-studio-windows-x86_64-bundle.zip")
            .Select(trace => (trace.Entry, trace.Producer, trace.File))
            .Should()
            .Equal(
                ("bin/config/default.toml", "oc-bridge", "oc-bridge-config.zip/default.toml"),
                ("bin/config/devices/teensy.toml", "oc-bridge", "oc-bridge-config.zip/devices/teensy.toml"),
                ("bin/midi-studio-loader.exe", "loader", "midi-studio-loader-windows-x86_64.exe"),
                ("bin/ms-core-file-tool.exe", "core-host-tools", "ms-core-file-tool-windows-x86_64.exe"),
                ("bin/oc-bridge.exe", "oc-bridge", "oc-bridge-windows-x86_64.exe")
            );
        traces[^1]
            .Should()
            .Be(
                new Trace(
                    "midi_studio.bwextension",
                    null,
                    40_000,
                    Sha256.Of(ContentSample.Bytes("midi_studio.bwextension")),
                    "plugin-bitwig-extension",
                    "midi_studio.bwextension"
                )
            );
    }

    [Fact]
    public void Other_tools_read_a_bundle_and_its_programs_can_be_started()
    {
        folder.Assemble("out");

        // zipinfo: mode, version and system, size, text or binary, method, time, name
        var listed = Run("unzip", "-Z", folder["out/midi-studio-macos-arm64-bundle.zip"]);

        listed.Should().Contain("-rw-r--r--").And.Contain("80-Jan-01 00:00 bin/config/default.toml");
        listed
            .Split('\n')
            .Where(line =>
                line.EndsWith("bin/oc-bridge", StringComparison.Ordinal)
                || line.EndsWith("bin/midi-studio-loader", StringComparison.Ordinal)
            )
            .Should()
            .HaveCount(2)
            .And.OnlyContain(line => line.StartsWith("-rwxr-xr-x"));
        Run("unzip", "-tq", folder["out/midi-studio-macos-arm64-bundle.zip"]).Should().StartWith("No errors detected");
    }

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        folder.Assemble("out");
        var bytes = File.ReadAllBytes(folder["out/manifest.json"]);

        var manifest = ContentManifest.Parse(bytes);

        manifest.ToBytes().Should().Equal(bytes);
        (manifest.PublishedAt, manifest.Assets.Count, manifest.Repositories[1])
            .Should()
            .Be(
                (
                    new DateTimeOffset(2026, 1, 31, 11, 0, 0, TimeSpan.Zero),
                    7,
                    new ManifestRepository(
                        "oc-bridge",
                        "https://github.com/org/bridge",
                        CommitSha.Parse(new string('b', 40))
                    )
                )
            );
        var broken = () =>
            ContentManifest.Parse(
                Encoding.UTF8.GetBytes(
                    Encoding
                        .UTF8.GetString(bytes)
                        .Replace("\"size\": 40000", "\"size\": -1")
                        .Replace("2026-01-31T11:00:00Z", "yesterday")
                )
            );
        broken
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain("published_at must be a time such as 2026-01-31T12:00:00Z, not 'yesterday'")
            .And.Contain("size must be a whole number from 0 to 2147483647, not -1");
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
