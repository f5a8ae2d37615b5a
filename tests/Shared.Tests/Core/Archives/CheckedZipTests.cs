using System.Buffers.Binary;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Testing;
using static MsReleaseActions.SharedTests.Core.Archives.ZipBytes;

namespace MsReleaseActions.SharedTests.Core.Archives;

[Needs(Need.Nothing)]
public sealed class CheckedZipTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly ArchiveLimits Limits = new(1000, 64 * Megabyte, 64 * Megabyte, 100, Megabyte);

    [Fact]
    public void What_another_tool_packed_is_read_whole()
    {
        var zip = Zip(("a/b", "text"), ("c", new string('x', 300_000)));

        using var opened = CheckedZip.Open(new MemoryStream(zip), Limits);

        opened
            .Entries.Should()
            .Equal(new ArchiveEntry("a/b", EntryKind.File, 4), new ArchiveEntry("c", EntryKind.File, 300_000));
        opened.Bytes(opened.Entries[0]).Should().Equal("text"u8.ToArray());
        opened.Bytes(opened.Entries[1]).Should().HaveCount(300_000);
    }

    [Fact]
    public void A_small_zip_that_becomes_thousands_of_megabytes_is_refused_before_a_byte_is_unpacked()
    {
        var entry = Packed(60 * Megabyte);
        var zip = Repeated(entry, 500);
        zip.Length.Should().BeLessThan(Megabyte);

        Refused(zip).Should().Be($"its entries have {500L * 60 * Megabyte} bytes in all, more than {64 * Megabyte}");
        Refused(entry)
            .Should()
            .StartWith($"its entries have {60 * Megabyte} bytes in all, more than 100 times its own ");
    }

    [Fact]
    public void An_entry_that_unpacks_to_more_than_its_header_says_gives_no_more_than_that()
    {
        var zip = Packed(60 * Megabyte);
        Promise(zip, 1000);
        using var opened = CheckedZip.Open(new MemoryStream(zip), Limits);
        var taken = 0L;

        var read = () => opened.Read(opened.Entries[0], piece => taken += piece.Length);

        read.Should()
            .Throw<FormatException>()
            .WithMessage("the entry 'zeros' does not have the 1000 bytes that it should");
        taken.Should().BeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void An_entry_that_unpacks_to_less_than_its_header_says_is_refused()
    {
        var zip = Zip(("a", "text"));
        Promise(zip, 5);
        using var opened = CheckedZip.Open(new MemoryStream(zip), Limits);

        var read = () => opened.Bytes(opened.Entries[0]);

        read.Should().Throw<FormatException>().WithMessage("the entry 'a' does not have the 5 bytes that it should");
    }

    [Fact]
    public void A_size_that_overflows_is_refused()
    {
        // in an extra field, as sizes beyond four gigabytes are
        var zip = Zip(("a", "text"));
        var at = DirectoryOf(zip);
        byte[] extra = [1, 0, 8, 0, 0xF0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        InDirectory(zip, Size, uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(at + 30), (ushort)extra.Length);
        byte[] wide = [.. zip[..(at + 47)], .. extra, .. zip[(at + 47)..]];
        BinaryPrimitives.WriteUInt32LittleEndian(wide.AsSpan(EndOf(wide) + 12), (uint)(47 + extra.Length));

        Refused(wide).Should().Be("the entry 'a' has a size that cannot be");
    }

    [Fact]
    public void How_many_entries_there_are_is_judged_before_the_directory_is_read()
    {
        var zip = Zip(("a", ""));
        End(zip, Listed, 1001);
        End(zip, HereListed, 1001);
        Refused(zip).Should().Be("it has 1001 entries, more than 1000");

        Refused(Wide(zip, ulong.MaxValue)).Should().Be("it has 18446744073709551615 entries, more than 1000");
    }

    [Fact]
    public void A_zip_that_two_readers_would_read_differently_is_refused()
    {
        const string elsewhere = "it cannot be read as a zip: its directory is not where its end says";
        const string noEnd = "it cannot be read as a zip: it does not end as one";
        var zip = Zip(("a", "text"));

        Refused([.. "#!/bin/sh\n"u8, .. zip]).Should().Be(elsewhere);
        Refused([.. zip, 0]).Should().Be(noEnd);
        Refused([.. zip, .. zip[EndOf(zip)..]]).Should().Be(elsewhere);
        Refused([]).Should().Be(noEnd);
        Refused("PK, almost"u8.ToArray()).Should().Be(noEnd);
        var one = (byte[])zip.Clone();
        End(one, Listed, 2);
        Refused(one).Should().Be(elsewhere);
        var end = EndOf(zip);
        byte[] hidden = [.. zip[..end], 0x50, 0x4B, 6, 7, .. new byte[16], .. zip[end..]];
        Refused(hidden).Should().Be("it cannot be read as a zip: it has two ends");
    }

    [Fact]
    public void Whatever_byte_of_it_is_another_it_is_read_or_refused_and_nothing_else()
    {
        var zip = Zip(("a", "some text, some text"), ("b/c", ""));
        var (read, refusals) = (0, new List<string>());
        foreach (
            var (at, value) in Enumerable.Range(0, zip.Length).SelectMany(at => Others.Select(value => (at, value)))
        )
        {
            var changed = (byte[])zip.Clone();
            changed[at] = value;
            try
            {
                using var opened = CheckedZip.Open(new MemoryStream(changed), Limits);
                foreach (var entry in opened.Entries.Where(entry => entry.Kind == EntryKind.File))
                {
                    opened.Bytes(entry).LongLength.Should().Be(entry.Size);
                }
                read++;
            }
            catch (FormatException refused)
            {
                refusals.Add(refused.Message);
            }
        }
        read.Should().BePositive();
        refusals.Should().NotBeEmpty().And.NotContain("").And.HaveCount((zip.Length * Others.Length) - read);
    }

    [Fact]
    public void It_is_unpacked_into_its_folder_and_through_no_link_there()
    {
        using var folder = new TemporaryFolder();
        var zip = Zip(("a/b", "text"), ("c", ""));

        Extract(zip, folder["out"]);
        File.ReadAllText(folder["out/a/b"]).Should().Be("text");

        Directory.CreateDirectory(folder["elsewhere"]);
        Directory.CreateDirectory(folder["other"]);
        File.CreateSymbolicLink(folder["other/a"], folder["elsewhere"]);
        var through = () => Extract(zip, folder["other"]);
        through.Should().Throw<FormatException>().WithMessage("'a/b' would be written through 'a', which is a link");
        Directory.EnumerateFileSystemEntries(folder["elsewhere"]).Should().BeEmpty();
    }

    private static byte[] Others => [0, 1, 0x7F, 0x80, 0xFF];

    private static void Extract(byte[] zip, string folder)
    {
        using var opened = CheckedZip.Open(new MemoryStream(zip), Limits);
        opened.ExtractTo(folder);
    }

    private static string Refused(byte[] zip)
    {
        var open = () => CheckedZip.Open(new MemoryStream(zip), Limits);
        return open.Should().Throw<FormatException>().Which.Message;
    }
}
