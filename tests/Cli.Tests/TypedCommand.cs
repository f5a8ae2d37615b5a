using MsReleaseActions.Cli;
using MsReleaseActions.Cli.Terminals;

namespace MsReleaseActions.CliTests;

/// <summary>A command line typed by a test, and what it printed.</summary>
internal sealed class TypedCommand
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public TypedCommand(
        bool isTerminal = false,
        CancellationToken cancellation = default,
        params (string Name, string Value)[] variables
    ) =>
        Terminal = new Terminal(
            TextWriter.Synchronized(output),
            TextWriter.Synchronized(error),
            isTerminal,
            100,
            variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal),
            TimeProvider.System,
            cancellation
        );

    public Terminal Terminal { get; private init; }

    /// <summary>What a person at the keyboard answers, a line each.</summary>
    public IReadOnlyList<string> Answers
    {
        init => Terminal = Terminal with { In = new StringReader(string.Join('\n', value)), InIsTerminal = true };
    }

    public string Output => Read(Terminal.Out, output);

    public string Error => Read(Terminal.Error, error);

    /// <summary>Types a command line without a terminal, and reads what it printed.</summary>
    public static async Task<(int Code, string Output, string Error)> TypeAsync(params string[] arguments)
    {
        var typed = new TypedCommand();
        var code = await typed.RunAsync(arguments);
        return (code, typed.Output, typed.Error);
    }

    public Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, Terminal);

    // a synchronized writer locks itself while it writes, and knows no way to read
    private static string Read(TextWriter synchronized, StringWriter written)
    {
#pragma warning disable CA2002 // the lock that the writer itself takes is the only one that helps
        lock (synchronized)
#pragma warning restore CA2002
        {
            return written.ToString();
        }
    }
}
