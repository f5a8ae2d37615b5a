using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class BundleTests
{
    private static readonly Platform Linux = Platform.Known[3];
    private static readonly SpecAsset Asset = new("bundle-linux-x86_64", AssetKind.Bundle, Linux.BundleName, Linux);

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
            .StartWith($"{Linux.BundleName}/bin/oc-bridge is ")
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
                $"{Linux.BundleName}: bin/midi-studio-loader is missing",
                $"{Linux.BundleName}: bin/more does not belong there",
                $"{Linux.BundleName}: bin/oc-bridge names a time",
                $"{Linux.BundleName}: its entries are not sorted",
                $"{Linux.BundleName}/bin/more is in no producer's candidate",
                $"{Linux.BundleName}: bin/config/devices/teensy.toml is missing"
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
        new ContentTrace(new ProducerFiles(new Dictionary<(string, string), Sha256>()))
            .OfFile(new SpecAsset("other", AssetKind.BitwigExtension, "other.bwextension", null), 1, Sha256.Of([]))
            .Problems.Should()
            .Equal("other.bwextension is in no producer's candidate");

    private static (IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems) Trace(byte[] bundle)
    {
        using var config = new MemoryStream(ContentSample.Bytes(Producers.ConfigArchive));
        var files = Producers.All.SelectMany(producer =>
            producer.Files.Select(file =>
                KeyValuePair.Create((producer.Id, file), Sha256.Of(ContentSample.Bytes(file)))
            )
        );
        using var stream = new MemoryStream(bundle);
        return new ContentTrace(
            new ProducerFiles(
                new Dictionary<(string, string), Sha256>(
                    files.Concat(ProducerFiles.OfConfig(ConfigArchive.Read(config)))
                )
            )
        ).OfBundle(Asset, BundleReader.Read(stream, Linux));
    }

    private static byte[] Pack(Func<BundlePart, byte[]?>? instead = null)
    {
        using var config = new MemoryStream(ContentSample.Bytes(Producers.ConfigArchive));
        var files = ConfigArchive.Read(config);
        using var bytes = new MemoryStream();
        BundleWriter.Write(
            bytes,
            BundlePart.Of(Linux, files.Select(file => file.Name)),
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
}
