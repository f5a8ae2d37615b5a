using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary>Where each file that users get comes from, a line each.</summary>
internal static class TraceTable
{
    private const int Digits = 12;

    /// <param name="traces">Sorted as they shall be shown.</param>
    /// <param name="shown">How a producer is called.</param>
    public static void Show(IAnsiConsole screen, IReadOnlyList<Trace> traces, Func<string, string> shown)
    {
        if (traces.Count == 0)
        {
            return;
        }
        var table = new Table()
            .Border(TableBorder.None)
            .ShowColumns("what users get", "size", "SHA-256", "whose", "its file");
        foreach (var trace in traces)
        {
            table.ShowRow(
                Plain(trace.Entry is { } entry ? $"{trace.Asset}/{entry}" : trace.Asset),
                ByteSize.Show(trace.Size),
                trace.Sha256.Hex[..Digits],
                Plain(shown(trace.Producer)),
                Plain(trace.File)
            );
        }
        screen.Write(table);
        screen.WriteLine();
    }

    private static string Plain(string text) => Markup.Escape(CommandText.Line(text));
}
