using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>A step as it was last heard of.</summary>
/// <param name="Step">Which.</param>
/// <param name="Report">What the last look saw; null before the first.</param>
internal sealed record Station(StepId Step, StepReport? Report = null)
{
    /// <summary>What it did last; empty where it did nothing yet.</summary>
    public string Line { get; init; } = "";

    /// <summary>Whether this command is at it.</summary>
    public bool Acting { get; init; }

    /// <summary>When it was begun, on the board's clock; null where it was found done, or is to come.</summary>
    public long? Since { get; init; }

    /// <summary>How long it took; null before it ended.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The transfer that goes on in it.</summary>
    public TransferMoved? Transfer { get; init; }

    /// <summary>The command ended in it.</summary>
    public bool Broken { get; init; }

    public string Name => StepNames.Of(Step);

    public bool IsDone => Report?.Status == StepStatus.Done;

    public bool IsOpen => Since is not null && Took is null;
}
