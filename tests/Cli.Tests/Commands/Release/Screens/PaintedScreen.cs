using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Cli.Terminals;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

/// <summary>
/// What somebody sees after a terminal was sent a text: as much of a terminal as our own drawings use. Anything else
/// fails the test.
/// </summary>
internal sealed partial class PaintedScreen
{
    private readonly List<StringBuilder> rows = [new()];
    private readonly int columns;
    private int row;
    private int column;

    public PaintedScreen(string sent, int columns)
    {
        this.columns = columns;
        for (var at = 0; at < sent.Length; )
        {
            at += sent[at] == '\e' ? Obey(Sequence().Match(sent, at)) : Print(Rune.GetRuneAt(sent, at));
        }
    }

    public bool CursorIsHidden { get; private set; }

    /// <summary>Rows without what is empty at their ends and below.</summary>
    public string Text => string.Concat(rows.Select(line => line.ToString().TrimEnd() + "\n")).TrimEnd('\n') + "\n";

    private int Print(Rune rune)
    {
        if (rune.Value == '\r')
        {
            column = 0;
        }
        else if (rune.Value == '\n')
        {
            Go(row + 1);
        }
        else
        {
            if (column + CellWidth.Of(rune) > columns)
            {
                Go(row + 1);
            }
            rows[row].Append(' ', Math.Max(0, column - rows[row].Length));
            rows[row].Remove(column, Math.Min(1, rows[row].Length - column)).Insert(column, rune.ToString());
            column += CellWidth.Of(rune);
        }
        return rune.Utf16SequenceLength;
    }

    private void Go(int to)
    {
        (row, column) = (to, 0);
        while (rows.Count <= row)
        {
            rows.Add(new());
        }
    }

    private int Obey(Match sequence)
    {
        switch (sequence.Value)
        {
            case "\e[?25l" or "\e[?25h":
                CursorIsHidden = sequence.Value[^1] == 'l';
                break;
            case "\e[?2026h" or "\e[?2026l":
                break;
            case "\e[2K":
                rows[row].Clear();
                break;
            case "\e[J":
                rows[row].Length = Math.Min(rows[row].Length, column);
                rows.RemoveRange(row + 1, rows.Count - row - 1);
                break;
            case [.., 'A']:
                row -= int.Parse(sequence.Value[2..^1]);
                row.Should().BeGreaterThanOrEqualTo(0);
                break;
            case [.., 'm']:
                break;
            default:
                sequence.Value.Should().BeEmpty("no other sequence is ours");
                break;
        }
        return sequence.Length;
    }

    [GeneratedRegex(@"\G\e\[[?0-9;]*[A-Za-z]")]
    private static partial Regex Sequence();
}
