namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>How far a step is.</summary>
public enum StepStatus
{
    Done,

    /// <summary>Everything that it needs is there; it is to be done now.</summary>
    ToDo,

    /// <summary>Somebody (a workflow, as a rule) is at it.</summary>
    Running,

    /// <summary>It waits for a person.</summary>
    Waiting,

    /// <summary>It cannot be done as things are.</summary>
    Blocked,

    /// <summary>What it needs is not there yet.</summary>
    ToCome,
}

/// <summary>A step as GitHub shows it at one instant.</summary>
/// <param name="Status">How far it is.</param>
/// <param name="Text">What is there, or what is wrong, one line without a final full stop.</param>
public sealed record StepReport(StepStatus Status, string Text)
{
    /// <summary>Why it is so, or why it is to be done; may be empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>Of a blocked step: what the operator can do.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Where to look at it in a browser.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// What is known of the release after this check, for the steps that follow; null: nothing more than before.
    /// </summary>
    public ReleaseContext? Context { get; init; }

    /// <summary>Each write that doing it takes, in order, in the words in which it will be announced.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];
}
