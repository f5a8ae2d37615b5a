using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed class InstallationTests
{
    private const string Path = ".github/workflows/ci.yml";

    [Theory]
    // what is there, what was installed before, what is to be installed
    [InlineData(null, null, "new", LocalChanges.Undecided, FileFate.Created)]
    [InlineData(null, "new", "new", LocalChanges.Keep, FileFate.Created)]
    [InlineData("new", null, "new", LocalChanges.Undecided, FileFate.Current)]
    [InlineData("old", "old", "new", LocalChanges.Undecided, FileFate.Updated)]
    [InlineData("old", "old", "new", LocalChanges.Keep, FileFate.Updated)]
    [InlineData("mine", null, "new", LocalChanges.Undecided, FileFate.Undecided)]
    [InlineData("mine", "old", "new", LocalChanges.Undecided, FileFate.Undecided)]
    [InlineData("mine", "new", "new", LocalChanges.Undecided, FileFate.Kept)]
    [InlineData("mine", "old", "new", LocalChanges.Keep, FileFate.Kept)]
    [InlineData("mine", "old", "new", LocalChanges.Overwrite, FileFate.Overwritten)]
    [InlineData("mine", "new", "new", LocalChanges.Overwrite, FileFate.Overwritten)]
    public void Changes_by_hand_are_told_from_what_only_is_old(
        string? found,
        string? before,
        string wanted,
        LocalChanges changes,
        FileFate expected
    ) => Install(found, RecordOf(before), wanted, changes).Files.Single().Fate.Should().Be(expected);

    [Theory]
    [InlineData(LocalChanges.Undecided, FileFate.Undecided)]
    [InlineData(LocalChanges.Keep, FileFate.Kept)]
    public void What_was_kept_is_asked_about_again_only_when_there_is_a_newer_text(LocalChanges first, FileFate second)
    {
        var record = Install("mine", InstallRecord.Empty, "new", first).Record;

        Install("mine", record, "new", LocalChanges.Undecided).Files.Single().Fate.Should().Be(second);
        Install("mine", record, "newer", LocalChanges.Undecided).Files.Single().Fate.Should().Be(FileFate.Undecided);
    }

    [Fact]
    public void What_was_installed_is_current_the_second_time_and_leaves_the_same_behind()
    {
        var once = Install(null, InstallRecord.Empty, "a\nb\n");
        var twice = Install("a\nb\n", once.Record, "a\nb\n");

        twice.Written.Should().BeEmpty();
        twice.Record.Files.Should().Equal(once.Record.Files).And.ContainSingle();
    }

    [Fact]
    public void Line_ends_of_a_checkout_are_no_change_and_stay()
    {
        var record = Install(null, InstallRecord.Empty, "a\nb\n").Record;

        Install("a\r\nb\r\n", record, "a\nb\n").Files.Single().Fate.Should().Be(FileFate.Current);
        Install("a\r\nb\r\n", record, "a\nc\n")
            .Files.Single()
            .Should()
            .Be(new InstalledFile(Path, FileFate.Updated, "a\r\nb\r\n", "a\r\nc\r\n"));
    }

    [Fact]
    public void A_file_that_is_no_longer_installed_is_forgotten() =>
        Install(
            null,
            new InstallRecord(
                null,
                null,
                new Dictionary<string, Sha256> { [".github/workflows/old.yml"] = Sha256.Of("x"u8) }
            ),
            "new"
        )
            .Record.Files.Keys.Should()
            .Equal(Path);

    private static Installation Install(
        string? found,
        InstallRecord before,
        string wanted,
        LocalChanges changes = LocalChanges.Undecided
    ) => Installation.Of(Files(wanted), Files(found), before, changes);

    private static InstallRecord RecordOf(string? text) =>
        text is null ? InstallRecord.Empty : Install(null, InstallRecord.Empty, text).Record;

    private static Dictionary<string, string> Files(string? text) =>
        text is null ? [] : new(StringComparer.Ordinal) { [Path] = text };
}
