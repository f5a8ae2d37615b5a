namespace MsReleaseActions.GitHub.Runs;

/// <summary>A dispatch that is to be made.</summary>
/// <param name="Workflow">The workflow's number or its file's name.</param>
/// <param name="Ref">Branch or tag whose workflow file is run.</param>
/// <param name="Inputs">What it is given, the correlation id included.</param>
public sealed record RunToStart(string Workflow, string Ref, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>The input that holds the correlation id; null where there is none.</summary>
    public string? CorrelationInput { get; init; }

    /// <summary>What the run's title will show; null without a correlation input.</summary>
    public string? CorrelationId { get; init; }
}
