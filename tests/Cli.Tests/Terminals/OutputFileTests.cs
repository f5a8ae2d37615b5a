using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.CliTests.Commands.Lint;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Terminals;

/// <summary>What a command writes takes the place of what it wrote before, and of nothing that is somebody's.</summary>
[Needs(Need.Nothing)]
public sealed class OutputFileTests : IDisposable
{
    private const string Mine = "# Rehearsals of our choir\n";
    private readonly LintedFolder folder = new(LintedFolder.Broken);
    private readonly TypedCommand typed = new();

    private string File => Path.Combine(folder.Path, "file");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_replaces_an_earlier_one_and_what_is_empty()
    {
        Report();
        Write("");
        Report();
        Write(Golden.Text("rehearsal.md"));
        Report();
    }

    [Fact]
    public void A_file_of_somebodys_own_is_not_lost_to_a_report()
    {
        Write(Mine);

        FluentActions
            .Invoking(Report)
            .Should()
            .Throw<ActionFailure>()
            .Which.Message.Should()
            .Be(
                $"{File} is there, and `ms rehearse` did not write it. It would be lost. Move it away, or name another "
                    + "file with --report."
            );
    }

    [Theory]
    [InlineData("ms lint", "--sarif", "lint", ".")]
    [InlineData("ms release app plan", "--out", "release", "app", "plan", "--channel", "beta", "--auto")]
    [InlineData("ms release content plan", "--out", "release", "content", "plan", "--channel", "beta", "--auto")]
    public async Task Nor_to_what_is_named_with_an_option(string command, string option, params string[] arguments)
    {
        foreach (var mine in (string[])[Mine, "{}", "[1]", "{ \"runs\": 1, \"actions\": [] }"])
        {
            Write(mine);
            var asked = new TypedCommand();

            (await asked.RunAsync([.. arguments, option, File])).Should().Be(2);

            asked
                .Error.Should()
                .Be(
                    $"ms: {File} is there, and `{command}` did not write it. It would be lost. Move it away, or name "
                        + $"another file with {option}.\n"
                );
            System.IO.File.ReadAllText(File).Should().Be(mine);
        }
    }

    [Fact]
    public async Task Sarif_is_written_again_and_again()
    {
        string[] arguments = ["lint", folder.Path, "--sarif", File];
        (await typed.RunAsync(arguments)).Should().Be(1);
        var first = System.IO.File.ReadAllText(File);
        Write($"{first}\n");

        (await typed.RunAsync(arguments)).Should().Be(1);

        System.IO.File.ReadAllText(File).Should().Be(first);
    }

    private void Write(string text) => System.IO.File.WriteAllText(File, text);

    private void Report() =>
        new Rehearsals(
            typed.Terminal,
            new RehearsalOptions(1, 1) { Report = File },
            programs: null!,
            json: false
        ).CheckReport();
}
