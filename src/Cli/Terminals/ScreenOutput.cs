using System.Text;
using Spectre.Console;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Tells Spectre what it would otherwise ask of the process itself.</summary>
internal sealed class ScreenOutput(TextWriter writer, bool isTerminal, int width, int height) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => height;

    // the writer's encoding is chosen where the process's own output is taken up
    public void SetEncoding(Encoding encoding) { }
}
