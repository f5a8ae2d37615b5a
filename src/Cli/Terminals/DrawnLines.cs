using System.Text;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Lines on the screen, the cursor at the start of the row below them.</summary>
/// <param name="Lines">Each as it is written, and its columns.</param>
internal sealed record DrawnLines(IReadOnlyList<(string Text, int Columns)> Lines)
{
    // the terminal shows all of it at once, if it knows how:
    // https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
    private const string Begin = "\e[?2026h";
    private const string Done = "\e[?2026l";
    private const string ClearLine = "\r\e[2K";
    private const string ClearBelow = "\e[J";

    public static DrawnLines None { get; } = new([]);

    /// <summary>The same with one more.</summary>
    public DrawnLines With(string line) => new([.. Lines, (line, CellWidth.Of(line))]);

    /// <summary>What is written to see these lines in the place of others; empty where they are the same.</summary>
    /// <param name="earlier">The lines that are on the screen.</param>
    /// <param name="columns">Of the screen: what was written before it was made narrower takes more rows now.</param>
    public string Over(DrawnLines earlier, int columns)
    {
        if (Lines.SequenceEqual(earlier.Lines))
        {
            return "";
        }
        var up = earlier.Lines.Sum(line => Rows(line.Columns, columns));
        var text = new StringBuilder(Begin).Append('\r').Append(up > 0 ? $"\e[{up}A" : "");
        if (CanPatch(earlier, columns))
        {
            foreach (var (line, before) in Lines.Zip(earlier.Lines))
            {
                text.Append(
                    line == before ? new string('\n', Rows(line.Columns, columns)) : $"{ClearLine}{line.Text}\n"
                );
            }
        }
        else
        {
            text.Append(ClearBelow).AppendJoin("", Lines.Select(line => $"{line.Text}\n"));
        }
        return text.Append(Done).ToString();
    }

    // line by line, where no line moves and none that changed is broken over rows
    private bool CanPatch(DrawnLines earlier, int columns) =>
        Lines.Count == earlier.Lines.Count
        && Lines
            .Zip(earlier.Lines)
            .All(pair =>
                pair.First == pair.Second
                || (Rows(pair.First.Columns, columns) == 1 && Rows(pair.Second.Columns, columns) == 1)
            );

    private static int Rows(int width, int columns) => Math.Max(1, (width + columns - 1) / Math.Max(1, columns));
}
