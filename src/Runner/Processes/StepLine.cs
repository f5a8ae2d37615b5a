namespace MsReleaseActions.Runner.Processes;

/// <summary>What came of a line that a step printed.</summary>
/// <param name="Shown">What somebody who watches should see of it, or null.</param>
/// <param name="Log">What GitHub's log has of it: nothing, a line, several.</param>
/// <param name="Annotations">That it made, if they are kept.</param>
public sealed record StepLine(string? Shown, IReadOnlyList<string> Log, IReadOnlyList<Annotation> Annotations);
