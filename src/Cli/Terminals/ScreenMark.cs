namespace MsReleaseActions.Cli.Terminals;

/// <summary>How something stands, one column wide, in Spectre's markup.</summary>
internal static class ScreenMark
{
    public const string Passed = "[green]✓[/]";
    public const string Failed = "[red]✗[/]";
    public const string Warning = "[yellow]![/]";
    public const string Unknown = "[yellow]?[/]";
    public const string Cancelled = "[yellow]⊘[/]";
    public const string Skipped = "[dim]↷[/]";
    public const string Waiting = "[yellow]◔[/]";
    public const string Queued = "[dim]·[/]";
    public const string Next = "[blue]→[/]";
    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    /// <summary>It goes on.</summary>
    /// <param name="frame">Counts the drawings.</param>
    public static string Running(int frame) => $"[blue]{Spinner[frame % Spinner.Length]}[/]";
}
