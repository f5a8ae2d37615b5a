using MsReleaseActions.Arrows;

namespace MsReleaseActions.RepoTests;

/// <summary>The map is of this house.</summary>
[Needs(Need.Nothing)]
public sealed class MapTests
{
    private static readonly MarkdownFile Map = MarkdownFile.Read("docs/map.md");

    [Fact]
    public void It_names_every_folder_once_in_order_and_no_other() =>
        Map.Rows("folder")
            .Select(row => row["folder"].Trim('`'))
            .Should()
            .Equal(
                SourceTree
                    .Read(Checkout.Root)
                    .Files.Select(file => file.Folder)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            );

    [Fact]
    public void It_says_of_every_room_what_the_arrows_are_held_to() =>
        Map.Rows("room")
            .Select(row => (Room: row["room"].Trim('`').Replace("<id>", "", StringComparison.Ordinal), Uses: row["→"]))
            .Should()
            .Equal(FolderTests.Rooms.Select(room => (room.Key, Shown(room.Value))));

    [Fact]
    public void Nothing_takes_more_than_four_files() =>
        Map.Rows("question").Where(row => row["files"].Split("](").Length - 1 is 0 or > 4).Should().BeEmpty();

    private static string Shown(string[] rooms) =>
        rooms.Length == 0 ? "nothing" : string.Join(", ", rooms.Select(room => room.Split('/')[^1]));
}
