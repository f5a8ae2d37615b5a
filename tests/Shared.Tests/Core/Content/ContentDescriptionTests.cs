using System.Text;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What content is made of, as <c>ms-release.json</c> says it.</summary>
[Needs(Need.Nothing)]
public sealed class ContentDescriptionTests
{
    [Fact]
    public void A_family_of_anybodys_is_described_by_data_alone()
    {
        var content = OtherFamily.Content;

        content
            .Producers.Select(producer =>
                $"{producer.Id} of {producer.RepositoryId} ({producer.Repository}), "
                + $"{producer.Workflow}, {producer.TagForm}: {string.Join(' ', producer.Files)}"
            )
            .Should()
            .Equal(
                "flasher of flasher (tools-inc/flash), candidate.yml, rc-{sha}: acme-flash-linux-x86_64 "
                    + "acme-flash-windows-arm64.exe",
                "monitor of tools (acme/tools), candidate-monitor.yml, rc-monitor-{sha}: acme-monitor-linux-x86_64 "
                    + "acme-monitor-windows-arm64.exe acme-themes.zip",
                "station of station (acme/station), candidate.yml, rc-{tools}-{sha}: acme-station.hex"
            );
        content.RepositoryIds.Where(content.IsPinned).Should().Equal("flasher");
        content
            .Assets.Select(asset => (asset.Id, asset.FileName))
            .Should()
            .Equal(
                ("tools-linux-x86_64", "acme-tools-linux-x86_64.zip"),
                ("tools-windows-arm64", "acme-tools-windows-arm64.zip"),
                ("firmware", "acme-station.hex")
            );
        content
            .InstallSets.Select(set => $"{set.Id} of {set.Platform}: {string.Join(' ', set.Assets)}")
            .Should()
            .Equal(
                "default of linux-x86_64: tools-linux-x86_64 firmware",
                "default of windows-arm64: tools-windows-arm64 firmware"
            );
        content
            .Bundles[0]
            .Parts(content.Platforms[1], _ => ["dark.toml", "more/light.toml"])
            .Select(part => $"{Convert.ToString(part.Mode, 8)} {part.Path} = {part.Producer}/{part.Origin}")
            .Should()
            .Equal(
                "755 acme-flash.exe = flasher/acme-flash-windows-arm64.exe",
                "755 bin/acme-monitor.exe = monitor/acme-monitor-windows-arm64.exe",
                "644 themes/dark.toml = monitor/acme-themes.zip/dark.toml",
                "644 themes/more/light.toml = monitor/acme-themes.zip/more/light.toml"
            );
    }

    [Fact]
    public void Without_assets_and_sets_everything_is_released_and_belongs_together()
    {
        var text = OtherFamily
            .Json[..OtherFamily.Json.IndexOf("  \"assets\"", StringComparison.Ordinal)]
            .TrimEnd()
            .TrimEnd(',');

        var content = ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(text + "}")).Content;

        content
            .Assets.Select(asset => asset.Id)
            .Should()
            .Equal("tools-linux-x86_64", "tools-windows-arm64", "acme-station");
        content
            .InstallSets.Select(set => $"{set.Id} of {set.Platform}: {string.Join(' ', set.Assets)}")
            .Should()
            .Equal(
                "default of linux-x86_64: tools-linux-x86_64 acme-station",
                "default of windows-arm64: tools-windows-arm64 acme-station"
            );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "producers": { "oc-bridge": "open-control/bridge" } }""")]
    [InlineData("""{ "schema": 2, "producers": [{ "id": "loader", "repository": "acme/loader" }], "keys": 7 }""")]
    public void Where_no_producer_says_its_files_it_is_that_of_midi_studio(string text) =>
        ContentDescriptionFile
            .Parse(Encoding.UTF8.GetBytes(text))
            .Content.Should()
            .BeSameAs(ContentDescription.MidiStudio);

    [Fact]
    public void That_of_midi_studio_written_out_says_the_same()
    {
        var written = ContentDescriptionFile.Parse(Written(ContentDescription.MidiStudio)).Content;

        // where the repositories are is written out, too
        (written with { Producers = [.. written.Producers.Select(producer => producer with { Repository = null })] })
            .Should()
            .BeEquivalentTo(
                ContentDescription.MidiStudio with
                {
                    Producers =
                    [
                        .. ContentDescription.MidiStudio.Producers.Select(producer =>
                            producer with
                            {
                                RepositoryName = null,
                            }
                        ),
                    ],
                }
            );
        Encoding
            .UTF8.GetString(Written(written))
            .Should()
            .Be(Encoding.UTF8.GetString(Written(ContentDescription.MidiStudio)));
    }

    private static byte[] Written(ContentDescription content)
    {
        var places = ProducerRepositories.Of(RepositoryName.Parse("org/distribution"), content).ById;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 2);
            json.WriteStartArray("producers");
            foreach (var producer in content.Producers)
            {
                json.WriteStartObject();
                ContentDescriptionText.WriteProducer(json, producer, places[producer.RepositoryId]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            ContentDescriptionText.Write(json, content);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
