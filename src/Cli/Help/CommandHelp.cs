using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace MsReleaseActions.Cli.Help;

/// <summary>Help with examples, and a version that does not depend on which program hosts the commands.</summary>
internal static class CommandHelp
{
    /// <summary>Replaces the actions of <c>--help</c> and <c>--version</c>.</summary>
    /// <param name="root">The root command; its options serve all others.</param>
    /// <param name="version">What <c>--version</c> prints.</param>
    /// <param name="width">Columns at which descriptions are broken.</param>
    public static void Install(RootCommand root, string version, int width)
    {
        foreach (var option in root.Options)
        {
            if (option.Action is HelpAction described)
            {
                described.MaxWidth = width;
            }
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpWithExamples(help, root, width),
                VersionOption => new Print(version),
                _ => option.Action,
            };
        }
    }

    /// <summary>How a command is typed, <c>ms rehearse</c>.</summary>
    public static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "ms";

    private sealed class HelpWithExamples(HelpAction help, RootCommand root, int width) : SynchronousCommandLineAction
    {
        // who asks for help has not yet typed the rest
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            if (parseResult.CommandResult.Command == root)
            {
                output.Write($"{Overview.Of(root, width)}\n{HelpTail.Of(asksGitHub: true)}");
                return 0;
            }
            var code = help.Invoke(parseResult);
            var command = parseResult.CommandResult.Command as DescribedCommand;
            if (command is not null)
            {
                output.WriteLine("Examples:");
                foreach (var example in command.Examples)
                {
                    output.WriteLine($"  {example}");
                }
                output.WriteLine();
            }
            output.Write(HelpTail.Of(command is { AsksGitHub: true }));
            return code;
        }
    }

    private sealed class Print(string text) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
            return 0;
        }
    }
}
