namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>How something stands before a release.</summary>
public enum Readiness
{
    Ok,

    /// <summary>A release can end, and something is odd or will take a person.</summary>
    Warning,

    /// <summary>A release cannot end, or would not be what it should be.</summary>
    Failed,

    /// <summary>The token may not see it.</summary>
    Unknown,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">What was seen, one line without a final full stop.</param>
/// <param name="ToDo">What to do about it; empty where nothing is to be done.</param>
public sealed record PreflightFinding(string Name, Readiness State, string Text, string ToDo = "");

/// <summary>Everything that was looked at, in one order.</summary>
public sealed record PreflightReport(IReadOnlyList<PreflightFinding> Findings)
{
    /// <summary>What keeps a release from ending.</summary>
    public IReadOnlyList<PreflightFinding> Problems => [.. Findings.Where(finding => finding.State == Readiness.Failed)];

    /// <summary>What is odd, or unknown.</summary>
    public IReadOnlyList<PreflightFinding> Warnings => [.. Findings.Where(finding => finding.State is Readiness.Warning or Readiness.Unknown)];
}
