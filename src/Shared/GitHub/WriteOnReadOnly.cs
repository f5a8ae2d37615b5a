namespace MsReleaseActions.GitHub;

/// <summary>A connection that only reads was asked to write: a fault of ours, stopped before anything leaves.</summary>
/// <param name="what">What was to be written.</param>
internal sealed class WriteOnReadOnly(string what)
    : InvalidOperationException($"This connection only reads, and was asked to write: {what}.");
