namespace MsReleaseActions.Cli.Terminals;

/// <summary>How much a terminal shows.</summary>
/// <param name="Columns">Of a line.</param>
/// <param name="Rows">Of the screen.</param>
internal sealed record ScreenSize(int Columns, int Rows);
