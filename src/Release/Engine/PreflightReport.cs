using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>Everything that was looked at before a release, in one order.</summary>
public sealed record PreflightReport(IReadOnlyList<CheckResult> Findings)
{
    /// <summary>What keeps a release from ending.</summary>
    public IReadOnlyList<CheckResult> Problems => [.. Findings.Where(finding => finding.Status == CheckStatus.Failed)];

    /// <summary>What is odd, or unknown.</summary>
    public IReadOnlyList<CheckResult> Warnings =>
        [.. Findings.Where(finding => finding.Status is CheckStatus.Warning or CheckStatus.Unknown)];
}
