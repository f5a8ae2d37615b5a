using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class BundleTests
{
    private const string Archive = "oc-bridge-config.zip";
    private static readonly Platform Linux = ContentDescription.MidiStudio.Platforms[3];
    private static readonly SpecAsset Asset = new(
        "bundle-linux-x86_64",
        AssetKind.Bundle,
        $"midi-studio-{Linux}-bundle.zip",
        Linux
    );

    [Fact]
    public void A_bundle_of_ours_has_nothing_to_complain_of() => Trace(Pack()).Problems.Should().BeEmpty();

    [Fact]
    public void A_bundle_in_which_one_byte_differs_names_the_file()
    {
        var bundle = Pack(part => part.Path == "bin/oc-bridge" ? [.. ContentSample.Bytes(part.File), 1] : null);

        Trace(bundle)
            .Problems.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{$"midi-studio-{Linux}-bundle.zip"}/bin/oc-bridge is ")
            .And.Contain("and oc-bridge-linux-x86_64 of oc-bridge is ");
    }

    [Fact]
    public void A_bundle_that_another_tool_packed_is_none_of_ours()
    {
        var bundle = ZipSample.Of(zip =>
        {
            foreach (
                var (name, file) in new[]
                {
                    ("bin/oc-bridge", "oc-bridge-linux-x86_64"),
                    ("bin/config/default.toml", ""),
                    ("bin/more", ""),
                }
            )
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(file.Length > 0 ? ContentSample.Bytes(file) : "port = 9000\n"u8.ToArray());
            }
        });

        Trace(bundle)
            .Problems.Should()
            .Contain(
                $"{$"midi-studio-{Linux}-bundle.zip"}: bin/midi-studio-loader is missing",
                $"{$"midi-studio-{Linux}-bundle.zip"}: bin/more does not belong there",
                $"{$"midi-studio-{Linux}-bundle.zip"}: bin/oc-bridge names a time",
                $"{$"midi-studio-{Linux}-bundle.zip"}: its entries are not sorted",
                $"{$"midi-studio-{Linux}-bundle.zip"}/bin/more is in no producer's candidate",
                $"{$"midi-studio-{Linux}-bundle.zip"}: bin/config/devices/teensy.toml is missing"
            );
    }

    [Fact]
    public void What_lies_before_behind_or_beside_the_files_of_a_bundle_is_found()
    {
        var bundle = Pack();
        var renamed = Pack();
        // the first local header: its name begins at byte 30, and the directory at the end names it otherwise
        renamed[30 + 4] = (byte)'X';

        foreach (
            var tampered in (byte[][])
                [
                    [.. "#!/bin/sh\n"u8, .. bundle],
                    [.. bundle, .. "more"u8],
                    renamed,
                ]
        )
        {
            Trace(tampered).Problems.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void A_file_that_no_producer_makes_is_said_to_be_nobodys() =>
        new ContentTrace(ContentDescription.MidiStudio, new ProducerFiles(new Dictionary<(string, string), Sha256>()))
            .OfFile(new SpecAsset("other", AssetKind.BitwigExtension, "other.bwextension", null), 1, Sha256.Of([]))
            .Problems.Should()
            .Equal("other.bwextension is in no producer's candidate");

    private static (IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems) Trace(byte[] bundle)
    {
        var files = ContentDescription.MidiStudio.Producers.SelectMany(producer =>
            producer.Files.Select(file =>
                KeyValuePair.Create((producer.Id, file), Sha256.Of(ContentSample.Bytes(file)))
            )
        );
        using var stream = new MemoryStream(bundle);
        return new ContentTrace(
            ContentDescription.MidiStudio,
            new ProducerFiles(
                new Dictionary<(string, string), Sha256>(
                    files.Concat(ProducerFiles.OfArchive("oc-bridge", Archive, Unpacked()))
                )
            )
        ).OfBundle(Asset, BundleReader.Read(stream, ContentDescription.MidiStudio.Bundles[0], Linux));
    }

    private static byte[] Pack(Func<BundlePart, byte[]?>? instead = null)
    {
        var files = Unpacked();
        using var bytes = new MemoryStream();
        BundleWriter.Write(
            bytes,
            ContentDescription.MidiStudio.Bundles[0].Parts(Linux, _ => files.Select(file => file.Name)),
            part => new MemoryStream(
                instead?.Invoke(part)
                    ?? (
                        part.Inner is { } inner
                            ? files.Single(file => file.Name == inner).Bytes
                            : ContentSample.Bytes(part.File)
                    )
            )
        );
        return bytes.ToArray();
    }

    private static IReadOnlyList<ArchivedFile> Unpacked()
    {
        using var archive = new MemoryStream(ContentSample.Bytes(Archive));
        return new UnpackedArchive(Archive).Read(archive);
    }
}
