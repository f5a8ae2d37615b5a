using System.CommandLine;
using System.Reflection;
using MsReleaseActions.Cli.Commands.Candidates;
using MsReleaseActions.Cli.Commands.Completion;
using MsReleaseActions.Cli.Commands.Content;
using MsReleaseActions.Cli.Commands.Init;
using MsReleaseActions.Cli.Commands.Lint;
using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.Cli.Commands.Release;
using MsReleaseActions.Cli.Commands.Sandbox;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.Cli;

/// <summary>The command <c>ms</c>: its commands, and how each way to end becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <returns>0 done, 1 the answer is no, 2 bad usage, 3 GitHub or network, 4 timed out, 130 stopped.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        if (arguments is [CompleteCommand.Name, .. var words])
        {
            return await EndAsync(() => CompleteCommand.RunAsync(Root(terminal), words, terminal), terminal);
        }
        var parsed = Root(terminal).Parse(arguments is [] ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync($"ms: {error.Message}");
            }
            await terminal.Error.WriteLineAsync($"Try '{CommandHelp.PathOf(parsed.CommandResult)} --help'.");
            return (int)ExitCode.BadInput;
        }
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await EndAsync(() => parsed.InvokeAsync(invocation, terminal.Cancellation), terminal);
    }

    private static async Task<int> EndAsync(Func<Task<int>> run, Terminal terminal)
    {
        try
        {
            return await run();
        }
#pragma warning disable CA1031 // the one place where every failure ends: as one sentence and an exit code
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var (code, message) = End(failure, terminal.Cancellation.IsCancellationRequested);
            await terminal.Error.WriteLineAsync($"ms: {string.Join('\n', message.Split('\n').Select(SafeText.Line))}");
            return (int)code;
        }
    }

    private static (ExitCode Code, string Message) End(Exception failure, bool stopped) =>
        failure switch
        {
            CommandFailure known => (known.ExitCode, known.Message),
            ActionFailure known => (known.ExitCode, string.Join('\n', known.Problems.Prepend(known.Message))),
            GitHubFailure known when !stopped => End(OperatorAdvice.Of(known), stopped),
            _ when stopped => (ExitCode.Cancelled, "stopped; everything that was started has ended"),
            _ => (
                ExitCode.No,
                $"{failure.GetType().Name}: {failure.Message} This was not foreseen; please report it with the "
                    + "command that you typed."
            ),
        };

    /// <summary>All commands.</summary>
    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Builds once and promotes: the release train of ms-manager, from the operator's side."
        )
        {
            HelpName = "ms",
        };
        root.Add(ReleaseCommand.Create(terminal));
        root.Add(CandidatesCommand.Create(terminal));
        root.Add(RehearseCommand.Create(terminal));
        root.Add(LintCommand.Create(terminal));
        root.Add(ContentCommand.Create(terminal));
        root.Add(InitCommand.Create(terminal));
        root.Add(SandboxCommand.Create(terminal));
        root.Add(CompletionCommand.Create(terminal));
        CommandHelp.Install(root, VersionText, terminal.Columns);
        return root;
    }

    private static string VersionText { get; } =
        "ms "
            + typeof(CommandLine)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
        ?? "0";
}
