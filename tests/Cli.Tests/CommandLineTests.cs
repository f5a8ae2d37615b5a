using MsReleaseActions.Testing;
using Spectre.Console;

namespace MsReleaseActions.CliTests;

[Needs(Need.Nothing)]
public sealed class CommandLineTests
{
    [Fact]
    public async Task The_version_is_the_program_s_own()
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync("--version");

        (code, typed.Output, typed.Error).Should().Be((0, "ms 0.1.0\n", ""));
    }

    [Theory]
    [InlineData("ms: Unrecognized command or argument '--loud'.\nTry 'ms sandbox --help'.\n", "sandbox", "--loud")]
    [InlineData(
        "ms: --bind must be an IP address such as 127.0.0.1 or 0.0.0.0, not 'here'\nTry 'ms sandbox --help'.\n",
        "sandbox",
        "--bind",
        "here"
    )]
    [InlineData(
        "ms: --port must be a number from 0 to 65535, not '65536'\nTry 'ms sandbox --help'.\n",
        "sandbox",
        "--port",
        "65536"
    )]
    [InlineData("ms: --repo needs --run-workflows\nTry 'ms sandbox --help'.\n", "sandbox", "--repo", ".")]
    [InlineData(
        "ms: --repo and --product exclude each other: a checkout is an app\nTry 'ms sandbox --help'.\n",
        "sandbox",
        "--run-workflows",
        "--repo",
        ".",
        "--product",
        "content"
    )]
    [InlineData(
        "ms: --assets-mb must be a number from 1 to 8000, not '0'\nTry 'ms rehearse --help'.\n",
        "rehearse",
        "--assets-mb",
        "0"
    )]
    [InlineData(
        "ms: Argument 'sad' not recognized. Must be one "
            + "of:\n\t'happy'\n\t'candidate-fails'\n\t'promote-dies'\n\t'not-approved'\n\t'red-ci'\n\t'tampered'\n"
            + "\t'twice'\n\t'interrupted'\n\t'betas'\n\t'content'\n\t'content-one-producer-missing'\n"
            + "\t'content-tampered-producer'\n\t'content-interrupted'\n\t'all'\nTry "
            + "'ms rehearse --help'.\n",
        "rehearse",
        "--scenario",
        "sad"
    )]
    public async Task A_command_line_that_cannot_be_read_ends_with_2_and_a_pointer_to_help(
        string message,
        params string[] arguments
    )
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync(arguments);

        (code, typed.Output, typed.Error.ReplaceLineEndings("\n")).Should().Be((2, "", message));
    }

    [Fact]
    public async Task Actions_that_are_not_there_are_named_with_where_they_were_looked_for()
    {
        using var folder = new TemporaryFolder();
        var typed = new TypedCommand();

        var code = await typed.RunAsync("rehearse", "--actions", folder.Path);

        code.Should().Be(2);
        typed
            .Error.Should()
            .Be(
                "ms: the executables of assemble-bundles, check-versions, dispatch-and-wait, promote-assets, "
                    + "publish-candidate, rewrite-latest-json, validate-candidate, verify-release were not found; looked for "
                    + $"{folder["assemble-bundles"]}, {folder["assemble-bundles"]}/assemble-bundles. "
                    + "Build the solution, or name the folder that holds them with --actions DIR or MS_ACTIONS.\n"
            );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false, "NO_COLOR", "1")]
    [InlineData(true, false, "TERM", "dumb")]
    public void Colours_are_for_terminals_whose_owner_did_not_decline(
        bool isTerminal,
        bool coloured,
        string variable = "TERM",
        string value = "xterm"
    )
    {
        var typed = new TypedCommand(isTerminal, default, (variable, value));

        typed.Terminal.Screen().MarkupLineInterpolated($"[red]red[/]");

        typed.Output.Should().Be(coloured ? "\u001b[91mred\u001b[0m\n" : "red\n");
    }
}
