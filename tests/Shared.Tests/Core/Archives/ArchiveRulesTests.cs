using MsReleaseActions.Core.Archives;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Archives;

[Needs(Need.Nothing)]
public sealed class ArchiveRulesTests
{
    private static readonly ArchiveLimits Limits = new(4, 1000, 2000, 10, 100);

    [Theory]
    [InlineData("a")]
    [InlineData("a/b.c/d e")]
    [InlineData(".hidden/..b")]
    [InlineData("Größe/ключ")]
    [InlineData("console/nullable.txt")]
    [InlineData("com10")]
    public void A_plain_relative_path_is_taken(string name) => ArchiveName.WhyNot(name).Should().BeNull();

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("/etc/passwd", "it is absolute")]
    [InlineData("//server/share", "it is absolute")]
    [InlineData("..", "it has '..' in it")]
    [InlineData("a/../../b", "it has '..' in it")]
    [InlineData("./a", "it has '.' in it")]
    [InlineData("a//b", "a part of it is empty")]
    [InlineData("a/", "a part of it is empty")]
    [InlineData("..\\b", "it has a backslash")]
    [InlineData("\\\\server\\share", "it has a backslash")]
    [InlineData("C:/b", "it has a character that Windows does not take")]
    [InlineData("C:b", "it has a character that Windows does not take")]
    [InlineData("a.txt:stream", "it has a character that Windows does not take")]
    [InlineData("a?", "it has a character that Windows does not take")]
    [InlineData("CON", "Windows takes 'CON' for a device")]
    [InlineData("a/nul.txt", "Windows takes 'nul.txt' for a device")]
    [InlineData("aux .tar.gz", "Windows takes 'aux .tar.gz' for a device")]
    [InlineData("com1", "Windows takes 'com1' for a device")]
    [InlineData("LPT².log", "Windows takes 'LPT².log' for a device")]
    [InlineData("conin$", "Windows takes 'conin$' for a device")]
    [InlineData("a./b", "a part of it ends with a blank or a dot")]
    [InlineData("a ", "a part of it ends with a blank or a dot")]
    [InlineData("a/...", "a part of it ends with a blank or a dot")]
    [InlineData("a\nb", "it has control characters")]
    [InlineData("a\0", "it has control characters")]
    [InlineData("a\u009b", "it has control characters")]
    public void A_name_that_some_system_takes_for_something_else_is_refused(string name, string problem) =>
        ArchiveName.WhyNot(name).Should().Be(problem);

    [Fact]
    public void A_name_that_is_no_text_or_too_long_is_refused()
    {
        ArchiveName.WhyNot("a\ud800").Should().Be("it has bytes that are no text");
        ArchiveName.WhyNot(new string('a', 256)).Should().Be("a part of it is longer than 255 characters");
        ArchiveName
            .WhyNot(string.Concat(Enumerable.Repeat("a/", 512)) + "a")
            .Should()
            .Be("it is longer than 1024 characters");
    }

    [Theory]
    [InlineData("a", "A", "'A' is there twice")]
    [InlineData("a/b", "A/B", "'A/B' is there twice")]
    [InlineData("Größe", "gRÖßE", "'gRÖßE' is there twice")]
    [InlineData("a", "A/b", "'A/b' lies in something that is a file")]
    [InlineData("a/b/c", "a/B", "'a/b/c' lies in something that is a file")]
    [InlineData("a", "A/", "'A' lies in something that is a file")]
    public void Two_entries_that_are_one_on_some_disk_are_refused(string first, string second, string problem) =>
        ArchiveRules.WhyNot([Entry(first), Entry(second)], 1, Limits).Should().Be(problem);

    [Fact]
    public void Entries_and_bytes_are_limited_each_and_together()
    {
        ArchiveRules.WhyNot([.. Sizes(1000, 1000)], 2000, Limits).Should().BeNull();
        ArchiveRules.WhyNot([.. Sizes(1, 1, 1, 1, 1)], 9, Limits).Should().Be("it has 5 entries, more than 4");
        ArchiveRules
            .WhyNot([.. Sizes(1001)], 2000, Limits)
            .Should()
            .Be("the entry 'f0' has 1001 bytes, more than 1000");
        ArchiveRules
            .WhyNot([.. Sizes(1000, 1000, 1)], 2000, Limits)
            .Should()
            .Be("its entries have 2001 bytes in all, more than 2000");
    }

    [Fact]
    public void What_becomes_many_times_its_own_size_is_refused_unless_that_is_still_small()
    {
        ArchiveRules.WhyNot([.. Sizes(100)], 1, Limits).Should().BeNull();
        ArchiveRules.WhyNot([.. Sizes(500, 500)], 100, Limits).Should().BeNull();
        ArchiveRules
            .WhyNot([.. Sizes(500, 501)], 100, Limits)
            .Should()
            .Be("its entries have 1001 bytes in all, more than 10 times its own 100");
    }

    [Fact]
    public void Sizes_that_no_number_holds_together_or_that_are_below_nothing_are_refused()
    {
        var wide = Limits with { EntryBytes = long.MaxValue, Bytes = long.MaxValue };

        ArchiveRules
            .WhyNot([.. Sizes(long.MaxValue, long.MaxValue, 2)], 1, wide)
            .Should()
            .Be("its entries have 18446744073709551616 bytes in all, more than 9223372036854775807");
        ArchiveRules.WhyNot([.. Sizes(-1)], 1, wide).Should().Be("the entry 'f0' has a size that cannot be");
        ArchiveRules
            .WhyNot([.. Sizes(long.MaxValue)], long.MaxValue, wide with { Ratio = int.MaxValue })
            .Should()
            .BeNull();
    }

    [Theory]
    [InlineData(EntryKind.Encrypted, "the entry 'a/b' is encrypted")]
    [InlineData(EntryKind.Other, "the entry 'a/b' is no regular file")]
    [InlineData(EntryKind.Link, "the entry 'a/b' is no regular file")]
    public void What_is_no_file_is_refused(EntryKind kind, string problem) =>
        ArchiveRules.WhyNot([new ArchiveEntry("a/b", kind, 0) { Target = "c" }], 1, Limits).Should().Be(problem);

    [Theory]
    [InlineData("c", null)]
    [InlineData("../c", null)]
    [InlineData("..", null)]
    [InlineData("../..", "the link 'a/b' leads out, to '../..'")]
    [InlineData("c/../../../d", "the link 'a/b' leads out, to 'c/../../../d'")]
    [InlineData("/etc", "the link 'a/b' leads out, to '/etc'")]
    [InlineData("C:c", "the link 'a/b' leads out, to 'C:c'")]
    [InlineData("..\\..\\c", "the link 'a/b' leads out, to '..\\..\\c'")]
    [InlineData("", "the link 'a/b' leads out, to ''")]
    public void Where_links_are_taken_they_stay_inside(string target, string? problem) =>
        ArchiveRules
            .WhyNot([new ArchiveEntry("a/b", EntryKind.Link, 0) { Target = target }], 1, Limits, links: true)
            .Should()
            .Be(problem);

    [Theory]
    [InlineData("a/b")]
    [InlineData("a/b/")]
    [InlineData("A/")]
    public void Nothing_is_unpacked_through_a_link(string inside) =>
        ArchiveRules
            .WhyNot([new ArchiveEntry("a", EntryKind.Link, 0) { Target = "c" }, Entry(inside)], 1, Limits, links: true)
            .Should()
            .Be($"'{inside.TrimEnd('/')}' lies in something that is a file");

    private static ArchiveEntry Entry(string name) =>
        new(name, name.EndsWith('/') ? EntryKind.Folder : EntryKind.File, 0);

    private static IEnumerable<ArchiveEntry> Sizes(params long[] sizes) =>
        sizes.Index().Select(size => new ArchiveEntry($"f{size.Index}", EntryKind.File, size.Item));
}
