using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>Which program of cargo's is released.</summary>
[Needs(Need.Nothing)]
public sealed class CargoProgramTests
{
    private const string Gate =
        "on: { push: { branches: [main] } }\njobs: { test: { runs-on: x, steps: [ { run: a } ] } }\n";

    [Theory]
    [InlineData(
        "[workspace]\nmembers = [\"crates/*\", \"xtask\"]\n",
        "crates/app desk,crates/lib -,xtask -",
        "crates/app",
        "desk"
    )]
    [InlineData(
        "[workspace]\nmembers = [\"crates/*\", \"xtask\"]\n",
        "crates/alpha alpha,crates/desk desk,xtask xtask",
        "crates/desk",
        "desk, alpha, xtask"
    )]
    [InlineData("[workspace]\nmembers = [\"xtask\", \"zeta\"]\n", "xtask xtask,zeta zeta", "zeta", "zeta, xtask")]
    [InlineData("[workspace]\n[package]\nname = \"root\"\n", "crates/desk desk", "", "root")]
    [InlineData("[package]\nname = \"root\"\n", "elsewhere desk", "", "root")]
    public void Of_a_workspace_without_a_program_at_its_root_a_members_is_released(
        string root,
        string members,
        string folder,
        string programs
    )
    {
        var found = Trees.Detect([
            (".github/workflows/ci.yml", Gate),
            ("Cargo.toml", root),
            ("Cargo.lock", ""),
            .. root.Contains("[package]", StringComparison.Ordinal)
                ? [("src/main.rs", "")]
                : Array.Empty<(string, string)>(),
            .. members
                .Split(',')
                .Select(member => member.Split(' '))
                .SelectMany(member =>
                    ((string, string)[])
                        [
                            ($"{member[0]}/Cargo.toml", $"[package]\nname = \"{member[1].Trim('-')}\"\n"),
                            ($"{member[0]}/src/{(member[1] == "-" ? "lib" : "main")}.rs", ""),
                        ]
                ),
        ]);

        var names = programs.Split(", ");
        (found.Settings.Build.Kind, found.CargoFolder, found.CargoTarget, found.Program)
            .Should()
            .Be((BuildKind.Rust, folder, "target", names[0]));
        found
            .Notes.Where(note => note.StartsWith("cargo", StringComparison.Ordinal))
            .Should()
            .Equal(
                names.Length == 1
                    ? []
                    :
                    [
                        $"cargo builds the programs {programs}: {names[0]} is released, and others where the build action "
                            + "leaves them, too",
                    ]
            );
    }

    [Theory]
    [InlineData(
        "[package]\nname = \"tool\"\n[[bin]]\nname = \"toold\"\npath = \"src/d.rs\"\n",
        "src/main.rs",
        "tool, toold"
    )]
    [InlineData("[package]\nname = \"tool\"\n", "src/main.rs src/bin/help.rs src/bin/more/main.rs", "tool, help, more")]
    public void Programs_that_are_not_released_are_named(string manifest, string sources, string programs) =>
        Notes([
                (".github/workflows/ci.yml", Gate),
                ("Cargo.toml", manifest),
                ("Cargo.lock", ""),
                .. sources.Split(' ').Select(path => (path, "")),
            ])
            .Where(note => note.StartsWith("cargo", StringComparison.Ordinal))
            .Should()
            .Equal(
                $"cargo builds the programs {programs}: tool is released, and others where the build action leaves them, "
                    + "too"
            );

    [Fact]
    public void Without_a_lock_file_the_owner_is_told_what_will_fail() =>
        Notes(
                (".github/workflows/ci.yml", Gate),
                ("Cargo.toml", "[package]\nname = \"tool\"\nversion = \"1.0.0\"\n"),
                ("src/main.rs", "")
            )
            .Should()
            .Equal("There is no Cargo.lock: cargo build --locked fails until it is committed");

    [Fact]
    public void A_program_of_another_name_takes_the_source_that_it_names() =>
        Trees
            .Detect(
                ("Cargo.toml", "[package]\nname = \"tool-crate\"\n[[bin]]\nname = \"tool\"\npath = \"src/main.rs\"\n"),
                ("src/main.rs", "")
            )
            .Program.Should()
            .Be("tool");

    private static IEnumerable<string> Notes(params (string Path, string Text)[] files) => Trees.Detect(files).Notes;
}
