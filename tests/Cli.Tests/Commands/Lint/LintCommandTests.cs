using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Lint;

[Needs(Need.Nothing)]
public sealed class LintCommandTests
{
    [Fact]
    public async Task Findings_stand_under_their_file_with_the_line_and_a_mark()
    {
        using var folder = new LintedFolder(LintedFolder.Broken);
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", folder.Path);

        (code, folder.Placeless(typed.Output), typed.Error).Should().Be((1, Golden.Text("lint/broken.txt"), ""));
    }

    [Fact]
    public async Task On_a_terminal_lines_keep_within_its_width()
    {
        using var folder = new LintedFolder(
            (
                "a.yml",
                "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n  "
                    + $"    - run: echo {new string('x', 120)} ${{{{ github.event.x }}}} {new string('y', 120)}\n"
            )
        );
        var typed = new TypedCommand(isTerminal: true, default, ("TERM", "xterm"), ("NO_COLOR", "1"));

        await typed.RunAsync("lint", folder.Path);

        typed.Output.Should().NotContain("\u001b[3").And.NotContain("\u001b[9");
        typed
            .Output.Split('\n')
            .Where(line =>
                !line.Contains(folder.Path)
                && line.Replace("\u001b[1m", "").Replace("\u001b[2m", "").Replace("\u001b[0m", "").Length > 100
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task What_a_file_says_cannot_steer_the_terminal()
    {
        using var folder = new LintedFolder(
            (
                "a.yml",
                "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n     "
                    + " - uses: \"a/b@x\\n\\e[2J[red]\"\n"
            )
        );
        var typed = new TypedCommand();

        await typed.RunAsync("lint", folder.Path);

        typed
            .Output.Should()
            .Contain("error(unpinned-action) a/b is named by 'x\\n\\u001b[2J[red]', which can be moved\n")
            .And.NotContain("\u001b");
    }

    [Fact]
    public async Task The_repository_s_own_actions_are_looked_into()
    {
        using var folder = new LintedFolder(
            (
                "a.yml",
                "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n     "
                    + " - uses: ./.github/actions/build\n"
            )
        );
        Directory.CreateDirectory(Path.Combine(folder.Path, ".github/actions/build"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, ".github/actions/build/action.yaml"),
            "name: b\nruns:\n  using: composite\n  steps:\n    - run: cargo tauri build\n      shell: bash\n"
        );
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", folder.Path);

        code.Should().Be(1);
        typed
            .Output.Should()
            .Contain(
                "error(build-on-push) a push makes what is released: `cargo tauri build (in "
                    + "./.github/actions/build)` in the job 'a'\n"
            );
    }

    [Fact]
    public async Task Of_one_rule_three_findings_are_shown_in_a_file_and_the_others_named_by_line()
    {
        var steps = string.Concat(Enumerable.Repeat("      - run: cargo tauri build\n", 5));
        using var folder = new LintedFolder(
            (
                "a.yml",
                $"on: push\npermissions: {{}}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n{steps}"
            )
        );
        var typed = new TypedCommand();

        await typed.RunAsync("lint", folder.Path);

        typed.Output.Split("error(build-on-push)").Should().HaveCount(4);
        typed
            .Output.Should()
            .Contain("\n\n  more: build-on-push at lines 11, 12\n\n")
            .And.EndWith("\n1 file: the lanes do not hold, 5 errors.\n");
    }

    [Fact]
    public async Task Our_own_workflows_hold()
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", Checkout.PathOf("workflows/ms-manager"));

        code.Should().Be(0);
        typed.Output.Should().EndWith("\n4 files: the lanes hold.\n");
    }

    [Fact]
    public async Task Warnings_alone_end_with_0()
    {
        using var folder = new LintedFolder(
            ("a.yml", "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: exit 0\n")
        );
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", folder.Path);

        code.Should().Be(0);
        typed.Output.Should().EndWith("\n1 file: the lanes hold, with 1 warning.\n");
    }

    [Fact]
    public async Task In_a_run_of_GitHub_Actions_findings_are_annotations_that_nothing_can_break_out_of()
    {
        using var folder = new LintedFolder([
            .. LintedFolder.Broken,
            (
                "we,ird%.yml",
                "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: \"a/b@x\\n::error::##[error]no\"\n"
            ),
        ]);
        var typed = new TypedCommand(variables: ("GITHUB_ACTIONS", "true"));

        var code = await typed.RunAsync("lint", folder.Path);

        (code, folder.Placeless(typed.Output)).Should().Be((1, Golden.Text("lint/annotations.txt")));
    }

    [Fact]
    public async Task With_json_there_is_one_document()
    {
        using var folder = new LintedFolder(LintedFolder.Broken);
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", folder.Path, "--json");

        (code, folder.Placeless(typed.Output), typed.Error).Should().Be((1, Golden.Text("lint/broken.json"), ""));
    }
}
