namespace MsReleaseActions.Core;

/// <summary>What an action gives when it ends.</summary>
/// <param name="Outputs">Name and value of each output, in the order of <c>action.yml</c>.</param>
/// <param name="Summary">Markdown for the job's summary page.</param>
public sealed record ActionReport(IReadOnlyList<KeyValuePair<string, string>> Outputs, string Summary)
{
    /// <summary>Set when outputs and summary hold, but the run as a whole is not a success.</summary>
    public ActionFailure? Failure { get; init; }
}
