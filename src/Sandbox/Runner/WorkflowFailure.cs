namespace MsReleaseActions.Sandbox.Runner;

/// <summary>A job or a step cannot go on as the workflow file says it; the message is its annotation.</summary>
internal class WorkflowFailure(string message) : Exception(message);

/// <summary>The embedded runner does not know something that GitHub's knows.</summary>
internal sealed class UnsupportedFailure(string what) : WorkflowFailure($"not supported by the embedded runner: {what}")
{
    public string What => what;
}
