namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// The commands that are known, and the pause between <c>::stop-commands::TOKEN</c> and <c>::TOKEN::</c>.
/// </summary>
internal sealed class CommandStop
{
    public const string Command = "stop-commands";

    // a shorter token would hide ordinary words
    private const int LongestShownToken = 6;
    private static readonly string[] ShownByThemselves = ["error", "warning", "notice", "debug", "add-mask"];
    private readonly HashSet<string> known = new(
        [
            .. ShownByThemselves,
            Command,
            "group",
            "endgroup",
            "echo",
            "set-output",
            "save-state",
            "set-env",
            "add-path",
            "add-matcher",
            "remove-matcher",
        ],
        StringComparer.OrdinalIgnoreCase
    );
    private string? token;

    /// <summary>Names of commands, in any case; while commands are stopped the token too.</summary>
    public IReadOnlySet<string> Known => known;

    public bool IsOn => token is not null;

    /// <summary>Whether a command is not repeated in the log after <c>::echo::on</c>.</summary>
    public static bool HasOwnLine(string command) => ShownByThemselves.Contains(command, StringComparer.Ordinal);

    /// <summary>Stops; returns why it does not, or null.</summary>
    public string? Begin(string token, Masks masks)
    {
        if (
            token.Length == 0
            || known.Contains(token)
            || token.Equals("pause-logging", StringComparison.OrdinalIgnoreCase)
        )
        {
            return "You cannot use a endToken that is an empty string, the string 'pause-logging', or another "
                + "workflow command.";
        }
        this.token = token;
        known.Add(token);
        if (token.Length > LongestShownToken)
        {
            masks.Add(token);
        }
        return null;
    }

    /// <summary>Ends the pause if that is what the command is.</summary>
    public void Resume(WorkflowCommand? command)
    {
        if (token is not null && token.Equals(command?.Name, StringComparison.OrdinalIgnoreCase))
        {
            known.Remove(token);
            token = null;
        }
    }
}
