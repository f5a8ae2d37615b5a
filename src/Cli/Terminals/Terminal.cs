using MsReleaseActions.Cli.Isolation;
using MsReleaseActions.Server.Processes;
using Spectre.Console;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Where a command reads and writes: everything of the process that it can see.</summary>
/// <param name="Out">Standard output: results, and with <c>--json</c> the document alone.</param>
/// <param name="Error">Standard error: what went wrong, and progress while standard output is a document's.</param>
/// <param name="OutIsTerminal">Whether somebody watches standard output: colours and live tables are for them
/// only.</param>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Variables">Environment variables.</param>
/// <param name="Time">The clock, also for waiting.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C and SIGTERM.</param>
internal sealed record Terminal(
    TextWriter Out,
    TextWriter Error,
    bool OutIsTerminal,
    int Width,
    IReadOnlyDictionary<string, string> Variables,
    TimeProvider Time,
    CancellationToken Cancellation
)
{
    // wide enough that no line of ours is ever broken in a pipe
    private const int PipeWidth = 10_000;

    /// <summary>
    /// Keeps the steps that this process will start from this machine, if that is possible. Commands that run steps
    /// begin with it; it may start the process anew.
    /// </summary>
    public Func<OperatorPaths, HostIsolation> Isolate { get; init; } =
        _ => new HostIsolation("it is part of another program");

    /// <summary>The folder that the command was typed in.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>
    /// What another program of this machine prints, such as <c>gh auth token</c>; null where it cannot say.
    /// </summary>
    public Func<string, IReadOnlyList<string>, CancellationToken, Task<string?>> AskTool { get; init; } =
        (_, _, _) => Task.FromResult<string?>(null);

    /// <summary>
    /// Another program of this machine, run to its end with variables beside its own; null where it is not installed.
    /// </summary>
    public RunTool RunTool { get; init; } = (_, _, _, _) => Task.FromResult<ProcessResult?>(null);

    /// <summary>Lines of the terminal.</summary>
    public int Height { get; init; } = 50;

    /// <summary>How large the terminal is now; null where it does not change.</summary>
    public Func<ScreenSize>? MeasureNow { get; init; }

    /// <summary>Standard input: what a person answers.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether a person can be asked: they see what is asked, and type the answer.</summary>
    public bool CanAsk => OutIsTerminal && InIsTerminal;

    /// <summary>Whether standard input is a person's keyboard.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Whether escape sequences do what they should, and are not shown.</summary>
    public bool ObeysEscapes { get; init; } = true;

    /// <summary>
    /// Whether lines may be drawn over: a terminal that is not a dumb one, and no log of a CI service.
    /// </summary>
    public bool IsLive => OutIsTerminal && ObeysEscapes && Variable("TERM") != "dumb" && Variable("CI") is null;

    /// <summary>Columns of a line: the terminal's, or plenty where there is none.</summary>
    public int Columns => OutIsTerminal ? Width : PipeWidth;

    /// <summary>The size of the screen at this instant.</summary>
    public ScreenSize Measure() => MeasureNow?.Invoke() ?? new ScreenSize(Columns, Height);

    /// <summary>
    /// A line that somebody types; null at the end of the input. Reading cannot be broken off: cancelled, it is left
    /// behind.
    /// </summary>
    public Task<string?> ReadLineAsync(CancellationToken cancellation) =>
        Task.Run(In.ReadLine, CancellationToken.None).WaitAsync(cancellation);

    /// <summary>A variable's value; null when it is absent or empty.</summary>
    public string? Variable(string name) =>
        Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>
    /// Standard output for Spectre: colours on a terminal unless <c>NO_COLOR</c> is set, plain lines elsewhere.
    /// </summary>
    public IAnsiConsole Screen()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = IsLive ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem =
                    IsLive && Variable("NO_COLOR") is null ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = IsLive ? InteractionSupport.Yes : InteractionSupport.No,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                Out = new ScreenOutput(Out, OutIsTerminal, Columns, Height),
            }
        );
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
