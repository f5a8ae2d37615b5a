using MsReleaseActions.Cli.Isolation;
using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Isolation;

[Needs(Need.Nothing)]
public sealed class OperatorViewTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["HOME"] = "/home/o",
        ["TMPDIR"] = "/scratch",
    };

    [Fact]
    public void Of_a_home_only_what_was_named_is_seen_and_only_the_work_folder_is_written_to() =>
        View(new OperatorPaths("/home/o/app", ["/home/o/app", "/home/o/tools"], ["/home/o/kept"]))
            .Should()
            .Equal(
                new Place("/home", PlaceKind.Memory),
                new Place("/home/o", PlaceKind.Memory),
                new Place("/home/o/.config/git/config", PlaceKind.Shown, "/home/o/.config/git/config"),
                new Place("/home/o/.config/git/ignore", PlaceKind.Shown, "/home/o/.config/git/ignore"),
                new Place("/home/o/.gitconfig", PlaceKind.Shown, "/home/o/.gitconfig"),
                new Place("/home/o/.gitignore", PlaceKind.Shown, "/home/o/.gitignore"),
                new Place("/home/o/.gitignore_global", PlaceKind.Shown, "/home/o/.gitignore_global"),
                new Place("/home/o/app", PlaceKind.Shown, "/home/o/app"),
                new Place("/home/o/kept", PlaceKind.Writable, "/home/o/kept"),
                new Place("/home/o/tools", PlaceKind.Shown, "/home/o/tools"),
                new Place("/root", PlaceKind.Memory),
                new Place("/run", PlaceKind.Memory),
                new Place("/scratch", PlaceKind.Shown, "/scratch")
            );

    [Fact]
    public void What_holds_a_home_is_shown_without_it() =>
        View(new OperatorPaths("/home", [], []), path => path is "/home" or "/home/o")
            .Should()
            .Equal(new Place("/home", PlaceKind.Shown, "/home"), new Place("/home/o", PlaceKind.Memory));

    [Fact]
    public void Typed_at_home_it_is_read_and_not_written_to() =>
        View(new OperatorPaths("/home/o/", [], []), path => path is "/home/o" or "/scratch")
            .Should()
            .Equal(
                new Place("/home/o", PlaceKind.Shown, "/home/o/"),
                new Place("/scratch", PlaceKind.Shown, "/scratch")
            );

    [Theory]
    [InlineData("/home/o/app", "/scratch")]
    [InlineData("/scratch/app", "/scratch")]
    [InlineData("/scratch/", null)]
    public void The_folder_for_temporary_files_is_replaced_unless_it_was_named(string folder, string? replaced) =>
        OperatorView.Of(new OperatorPaths(folder, [], []), Variables, _ => true).Temporary.Should().Be(replaced);

    [Theory]
    [InlineData("PATH", true)]
    [InlineData("LC_ALL", true)]
    [InlineData("DOTNET_ROOT", true)]
    [InlineData("GH_TOKEN", false)]
    [InlineData("SSH_AUTH_SOCK", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("HTTPS_PROXY", false)]
    public void Of_the_environment_it_keeps_how_to_show_and_where_to_look(string name, bool kept) =>
        KeptVariables.Keep(name).Should().Be(kept);

    private static IReadOnlyList<Place> View(OperatorPaths paths, Func<string, bool>? exists = null) =>
        OperatorView.Of(paths, Variables, exists ?? (_ => true)).Places;
}
