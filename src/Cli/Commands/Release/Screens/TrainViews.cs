using MsReleaseActions.Cli.Terminals;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>Which way of showing a release fits who looks.</summary>
internal static class TrainViews
{
    /// <summary>Events for machines, a screen for people, lines for pipes and logs.</summary>
    /// <param name="terminal">Elapsed times are by its clock.</param>
    /// <param name="json">One object a line, alone on standard output.</param>
    /// <param name="pace">The clock of drawings and of signs of life, which are for whoever looks on, whatever time it
    /// is in the train; the system's where none is given.</param>
    public static ITrainView For(Terminal terminal, bool json, TimeProvider? pace = null) =>
        json ? new JsonTrain(terminal)
        : terminal.IsLive ? new LiveTrain(terminal, pace ?? TimeProvider.System)
        : new PlainTrain(terminal, pace ?? TimeProvider.System);
}
