using MsReleaseActions.Arrows;

namespace MsReleaseActions.RepoTests;

/// <summary>Which folder may use which: the house is entered from one side.</summary>
[Needs(Need.Nothing)]
public sealed class FolderTests
{
    private static readonly SourceTree Tree = SourceTree.Read(Checkout.Root);

    // what a room may use, beside itself and whatever these may use
    internal static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["actions/"] = ["src/Shared/Toolkit"],
        ["src/Shared/Core"] = [],
        ["src/Shared/GitHub"] = ["src/Shared/Core"],
        ["src/Shared/Toolkit"] = ["src/Shared/GitHub"],
        ["src/Workflows"] = ["src/Shared/Core"],
        ["src/Release"] = ["src/Shared/GitHub", "src/Workflows"],
        ["src/Server"] = ["src/Workflows"],
        ["src/Runner"] = ["src/Server"],
        ["src/Rehearsal"] = ["src/Runner", "src/Release"],
        ["src/Cli"] = ["src/Rehearsal", "src/Shared/Toolkit"],
    };

    [Fact]
    public void No_folder_uses_another_in_a_circle() =>
        Circles.Of(Tree.Arrows()).Select(circle => string.Join(", ", circle)).Should().BeEmpty();

    [Fact]
    public void A_room_uses_only_what_it_may() =>
        Tree.Arrows()
            .Where(arrow => !Allowed(RoomOf(arrow.From)).Contains(RoomOf(arrow.To)))
            .Select(arrow => arrow.ToString())
            .Should()
            .BeEmpty();

    [Fact]
    public void Every_file_lies_in_a_room() =>
        Tree.Files.Where(file => RoomOf(file.Folder).Length == 0).Select(file => file.Path).Should().BeEmpty();

    // the arrows are found by namespaces
    [Fact]
    public void A_folder_has_one_namespace_and_a_namespace_one_folder() =>
        Tree
            .Files.Where(file =>
                file.Namespace.Length > 0 && !file.Path.StartsWith("actions/", StringComparison.Ordinal)
            )
            .Select(file => (file.Folder, file.Namespace))
            .Distinct()
            .SelectMany(pair => new[] { pair.Folder, pair.Namespace })
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(name => name.Count() > 1)
            .Select(name => name.Key)
            .Should()
            .BeEmpty();

    [Fact]
    public void The_script_says_the_same_and_how_large_everything_is()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var exitCode = ArrowsCommand.Run([], Checkout.Root, output, error);

        (exitCode, error.ToString()).Should().Be((0, ""));
        output.ToString().Should().MatchRegex(@"src/Server +\d+ +\d+ +\d+ +\d+\n").And.EndWith("\ncircles: 0\n");
    }

    [Fact]
    public void The_script_says_what_it_needs_and_takes_it()
    {
        using var elsewhere = new TemporaryFolder();
        var error = new StringWriter();

        ArrowsCommand.Run([], elsewhere.Path, TextWriter.Null, error).Should().Be(2);

        error
            .ToString()
            .Should()
            .Be(
                $"arrows: {elsewhere.Path} is no checkout of this project: it has no folder src; give its path, "
                    + $"as in dotnet run --project eng/arrows -- ROOT{Environment.NewLine}"
            );
        ArrowsCommand.Run([Checkout.Root], elsewhere.Path, TextWriter.Null, error).Should().Be(0);
        ArrowsCommand.Run(["--help"], elsewhere.Path, TextWriter.Null, error).Should().Be(0);
        ArrowsCommand.Run(["one", "two"], elsewhere.Path, TextWriter.Null, error).Should().Be(2);
    }

    [Theory]
    [InlineData("a/A -> a/B; a/B -> a/C", "")]
    [InlineData("a/A -> a/B; a/B -> a/A", "a/A a/B")]
    [InlineData("a/A -> a/B; a/B -> a/C; a/C -> a/A; a/D -> a/A", "a/A a/B a/C")]
    [InlineData("a/A -> a/B; a/B -> a/A; b/A -> b/B; b/B -> b/A", "a/A a/B; b/A b/B")]
    public void Circles_are_found(string arrows, string circles) =>
        string.Join(
                "; ",
                Circles
                    .Of([
                        .. arrows
                            .Split("; ")
                            .Select(arrow => arrow.Split(" -> "))
                            .Select(ends => new Arrow(ends[0], ends[1], 1, "")),
                    ])
                    .Select(circle => string.Join(' ', circle))
            )
            .Should()
            .Be(circles);

    [Theory]
    [InlineData("using MsReleaseActions.B;\nnamespace MsReleaseActions.A;\n", "B")]
    [InlineData("using static MsReleaseActions.B.Thing;\nnamespace MsReleaseActions.A;\n", "B")]
    [InlineData("namespace MsReleaseActions.A;\nclass X { MsReleaseActions.B.Thing it; }\n", "B")]
    [InlineData("namespace MsReleaseActions.A;\n/// <summary>MsReleaseActions.B.Thing</summary>\nclass X;\n", "")]
    [InlineData("namespace MsReleaseActions.B.C;\nclass X { Thing it; }\n", "B")]
    [InlineData("namespace MsReleaseActions.A;\nclass X { B.Thing it; }\n", "B")]
    [InlineData("global using MsReleaseActions.B;\nnamespace MsReleaseActions.A;\n", "B")]
    [InlineData("namespace MsReleaseActions.A;\n    using MsReleaseActions.B;\n", "B")]
    [InlineData("namespace MsReleaseActions.B.C;\nclass X { string a = \"http://x\"; Thing it; }\n", "B")]
    [InlineData("namespace MsReleaseActions.B.C;\nclass X { char a = '\"'; // Thing\n}\n", "")]
    [InlineData("namespace MsReleaseActions.B.C;\nclass X { string Things; }\n", "")]
    public void An_arrow_is_what_is_opened_or_named_in_full_or_a_type_around(string text, string uses) =>
        string.Join(
                ' ',
                new SourceTree([
                    SourceFile.Parse("src/A/X.cs", text),
                    SourceFile.Parse("src/B/Thing.cs", "namespace MsReleaseActions.B;\npublic sealed class Thing;\n"),
                ])
                    .Arrows()
                    .Where(arrow => arrow.From == "src/A")
                    .Select(arrow => arrow.To[4..])
            )
            .Should()
            .Be(uses);

    private static string RoomOf(string folder) =>
        Rooms
            .Keys.Where(room => (folder + "/").StartsWith(room.TrimEnd('/') + "/", StringComparison.Ordinal))
            .MaxBy(room => room.Length)
        ?? "";

    private static HashSet<string> Allowed(string room) =>
        [room, .. Rooms.GetValueOrDefault(room, []).SelectMany(Allowed)];
}
