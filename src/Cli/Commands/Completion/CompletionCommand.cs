using System.CommandLine;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Cli.Commands.Completion;

/// <summary><c>ms completion</c>: the script that makes a shell complete <c>ms</c>.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = "completion/ms.bash",
        ["zsh"] = "completion/ms.zsh",
        ["fish"] = "completion/ms.fish",
        ["powershell"] = "completion/ms.ps1",
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = "bash, zsh, fish or powershell.",
            HelpName = "SHELL",
        };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new DescribedCommand(
            "completion",
            "Prints a script with which a shell completes ms: commands, options and their values.",
            "source <(ms completion bash)                                       # now; for always, the same line "
                + "in ~/.bashrc",
            "ms completion zsh > ~/.zfunc/_ms                                   # with fpath+=~/.zfunc before "
                + "compinit in ~/.zshrc",
            "ms completion fish > ~/.config/fish/completions/ms.fish",
            "ms completion powershell | Out-String | Invoke-Expression          # for always, the same line in $PROFILE"
        )
        {
            shell,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                await terminal.Out.WriteAsync(
                    Resources.Text(Scripts[parsed.GetRequiredValue(shell)], typeof(CompletionCommand).Assembly)
                );
                return (int)ExitCode.Done;
            }
        );
        return command;
    }
}
