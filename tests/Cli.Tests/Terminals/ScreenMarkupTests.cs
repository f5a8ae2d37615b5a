using MsReleaseActions.Cli.Commands.Init;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Testing;
using Spectre.Console;

namespace MsReleaseActions.CliTests.Terminals;

[Needs(Need.Nothing)]
public sealed class ScreenMarkupTests
{
    private const string Written = "a:warning:b :rocket: [12:30:45] ::bell::";
    private readonly TypedCommand typed = new();
    private readonly IAnsiConsole screen;

    public ScreenMarkupTests() => screen = typed.Terminal.Screen();

    [Fact]
    public void A_name_between_colons_stays_a_name()
    {
        screen.ShowMarkup($"[bold]{Markup.Escape(Written)}[/]");
        screen.ShowInterpolated($"[dim]{Written}[/] {1.5, 6:0.0} {(string?)null}|");
        screen.ShowPart($"{Markup.Escape(Written)}\n");
        screen.Write(
            new Table()
                .Border(TableBorder.None)
                .ShowColumns(Markup.Escape(Written))
                .AddColumn(ScreenMarkup.Column(Markup.Escape(Written)))
                .ShowRow(Markup.Escape(Written), Markup.Escape(Written))
        );

        typed
            .Output.Should()
            .Be($"{Written}\n{Written}    1.5 |\n{Written}\n{Written} {Written}\n{Written} {Written}\n");
    }

    [Fact]
    public void On_a_terminal_it_stays_one_too()
    {
        var live = new TypedCommand(isTerminal: true);

        live.Terminal.Screen().ShowMarkup("[red]a:warning:b[/]");

        live.Output.Should().StartWith("\e[");
        SafeText.Line(live.Output).Should().Be("a:warning:b");
    }

    [Fact]
    public void A_diff_shows_the_lines_of_a_file_as_they_are()
    {
        InitText.Show(
            screen,
            new Installation(
                [new InstalledFile("ci.yml", FileFate.Updated, "name: :x: ci\n", "name: \":warning: ci\"\n")],
                InstallRecord.Empty
            )
        );

        typed.Output.Should().Contain("\n  -name: :x: ci\n  +name: \":warning: ci\"\n");
    }
}
