namespace MsReleaseActions.Runner.Steps;

/// <summary>A job or a step cannot go on as the workflow file says it; the message is its annotation.</summary>
public class WorkflowFailure(string message) : Exception(message);

/// <summary>The embedded runner does not know something that GitHub's knows.</summary>
public sealed class UnsupportedFailure(string what) : WorkflowFailure($"not supported by the embedded runner: {what}")
{
    /// <summary>In words.</summary>
    public string What => what;
}
