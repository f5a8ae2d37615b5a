using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>Which program of cargo's is released.</summary>
[Needs(Need.Nothing)]
public sealed class CargoProgramTests
{
    private const string Gate =
        "on: { push: { branches: [main] }, pull_request: }\njobs: { test: { runs-on: x, steps: [ { run: a } ] } }\n";

    private const string Both = "members = [\"crates/*\", \"xtask\"]";

    [Theory]
    [InlineData(Both, "crates/app desk,crates/lib -,xtask xtask", "crates/app", "desk")]
    [InlineData(Both, "crates/alpha alpha,crates/desk Desk", "crates/desk", "Desk")]
    [InlineData(Both, "crates/lib -,crates/lib/tests/fixtures/bad bad,elsewhere tool", null, null)]
    [InlineData(Both + "\nexclude = [\"crates/demo\"]", "crates/demo demo,crates/lib -", null, null)]
    [InlineData("members = [\"./tool/\", \"examples/*\"]", "tool tool,examples/hello hello", "tool", "tool")]
    [InlineData("", "tool tool", null, null)]
    [InlineData("[package]\nname = \"lib\"\n[dependencies]\nt = { path = \"tool\" }", "tool tool", "tool", "tool")]
    [InlineData("[package]\nname = \"root\"", "crates/desk desk", "", "root")]
    [InlineData(Both, "crates/tool tool", null, null, "platformio.ini")]
    [InlineData(Both, "crates/fuzzed fuzzed", null, null, "crates/fuzzed/own")]
    public void Of_a_workspace_without_a_program_at_its_root_the_only_one_of_a_member_is_released(
        string workspace,
        string members,
        string? folder,
        string? program,
        string besides = "README.md"
    )
    {
        var found = Trees.Detect([
            (".github/workflows/ci.yml", Gate),
            ("Cargo.toml", $"[workspace]\n{workspace}\n"),
            ("Cargo.lock", ""),
            (besides, ""),
            .. program == "root" ? [("src/main.rs", "")] : Array.Empty<(string, string)>(),
            .. members
                .Split(',')
                .Select(member => member.Split(' '))
                .SelectMany(member =>
                    ((string, string)[])
                        [
                            (
                                $"{member[0]}/Cargo.toml",
                                $"[package]\nname = \"{member[1].Trim('-')}\"\nversion = \"1.2.3\"\n"
                                    + (besides.StartsWith(member[0], StringComparison.Ordinal) ? "[workspace]\n" : "")
                            ),
                            ($"{member[0]}/src/{(member[1] == "-" ? "lib" : "main")}.rs", ""),
                        ]
                ),
        ]);

        found.Program.Should().Be(program);
        if (folder is { Length: > 0 })
        {
            (found.Settings.Build.Kind, found.CargoFolder, found.CargoTarget)
                .Should()
                .Be((BuildKind.Rust, folder, "target"));
            found.Settings.VersionFiles.Should().Equal($"{folder}/Cargo.toml");
        }
    }

    [Fact]
    public void Of_several_programs_of_a_workspace_none_is_taken_for_the_product()
    {
        var names = Enumerable.Range(1, 7).Select(number => $"tool{number}");

        var found = Trees.Detect([
            (".github/workflows/ci.yml", Gate),
            ("Cargo.toml", "[workspace]\nmembers = [\"*\"]\n"),
            ("Cargo.lock", ""),
            .. names.SelectMany(name =>
                ((string, string)[])
                    [($"{name}/Cargo.toml", $"[package]\nname = \"{name}\"\n"), ($"{name}/src/main.rs", "")]
            ),
        ]);

        found.Settings.Build.Kind.Should().Be(BuildKind.Files);
        found
            .Notes.Should()
            .Contain(
                "The workspace builds tool1 (tool1), tool2 (tool2), tool3 (tool3), tool4 (tool4), tool5 (tool5) and 2 more: "
                    + "which of them is released is not said by their names"
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
