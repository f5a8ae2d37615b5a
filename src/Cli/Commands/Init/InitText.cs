using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// An installation for people: each file with what happens to it, and the diff of what is there already.
/// </summary>
internal static class InitText
{
    public static void Show(IAnsiConsole screen, Installation installation)
    {
        foreach (var file in installation.Files)
        {
            screen.ShowMarkup(
                $"[{Colour(file)}]{Mark(file)}[/] {Markup.Escape(CommandText.Line(file.Path))} [dim]{Words(file)}[/]"
            );
            if (
                file.Fate is FileFate.Updated or FileFate.Overwritten or FileFate.Undecided
                || file is { Fate: FileFate.Replaced, New: not null }
            )
            {
                foreach (var line in file.Diff())
                {
                    screen.ShowMarkup($"  [{Colour(line)}]{Markup.Escape(CommandText.Line(line.Text))}[/]");
                }
            }
        }
        screen.WriteLine();
        foreach (var note in installation.Notes)
        {
            screen.ShowMarkup($"{ScreenMark.Warning} {Markup.Escape(CommandText.Line(note))}");
        }
    }

    private static string Words(InstalledFile file) =>
        file.Fate switch
        {
            FileFate.Created => $"is new, {Lines(file.New!)} lines",
            FileFate.Updated => "is as it was installed, and gets the new text",
            FileFate.Overwritten => "was changed by hand, and gets the new text",
            FileFate.Replaced when file.New is null =>
                $"was there before the lanes, which take its place: it is deleted, {Lines(file.Old)} lines",
            FileFate.Replaced => "was there before, and the lane takes its place",
            FileFate.Kept => "was changed by hand, and stays",
            FileFate.Undecided =>
                "was changed by hand, and there is a new text for it: it stays until you say --keep or --force",
            _ => "is up to date",
        };

    private static int Lines(string text) => text.Count(character => character == '\n');

    private static string Mark(InstalledFile file) =>
        file.Fate switch
        {
            FileFate.Created => "+",
            FileFate.Replaced when file.New is null => "-",
            FileFate.Updated or FileFate.Overwritten or FileFate.Replaced => "~",
            FileFate.Undecided => "!",
            _ => "=",
        };

    private static string Colour(InstalledFile file) =>
        file.Fate switch
        {
            FileFate.Created => "green",
            FileFate.Updated => "blue",
            FileFate.Overwritten or FileFate.Replaced or FileFate.Undecided => "yellow",
            _ => "dim",
        };

    private static string Colour(DiffLine line) =>
        line.Kind switch
        {
            DiffKind.Added => "green",
            DiffKind.Removed => "red",
            DiffKind.Place => "blue",
            DiffKind.Head => "bold",
            _ => "default",
        };
}
