using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>How a check stands.</summary>
public enum CheckStanding
{
    /// <summary>Required, and a job reports it.</summary>
    Fine,

    /// <summary>Required, and nothing reports it: every pull request would wait for ever.</summary>
    Obsolete,

    /// <summary>The settings name it, and nothing requires it: pull requests may be merged without it.</summary>
    Missing,

    /// <summary>Required, and another app or a commit status reports it: not ours to judge.</summary>
    Foreign,

    /// <summary>It may come from a job whose name only a run can tell.</summary>
    Unresolved,

    /// <summary>The settings name it, and no job reports it: requiring it would block every pull request.</summary>
    Unproduced,
}

/// <summary>One check.</summary>
/// <param name="Name">Its context.</param>
/// <param name="Where">What requires it: <c>branch protection</c>, <c>ruleset 7</c>, or nothing (empty).</param>
/// <param name="Text">What was seen, one line.</param>
public sealed record CheckFinding(string Name, string Where, CheckStanding Standing, string Text);

/// <summary>A place whose list of checks is to be another.</summary>
/// <param name="RulesetId">Null: classic protection.</param>
/// <param name="Keep">The checks that stay, in their order, then those that are added.</param>
/// <param name="Text">What will be written, in words.</param>
public sealed record CheckCorrection(long? RulesetId, IReadOnlyList<RequiredCheck> Keep, string Text);

/// <summary>Required checks against what workflows report.</summary>
/// <param name="Corrections">What <c>--apply</c> writes; empty where nothing is to be, or can be, corrected.</param>
/// <param name="Stuck">What would have to be corrected and cannot be from here, each with why.</param>
public sealed record ChecksReport(
    IReadOnlyList<CheckFinding> Findings,
    IReadOnlyList<CheckCorrection> Corrections,
    IReadOnlyList<string> Stuck
)
{
    /// <summary>Nothing is obsolete, missing, or named without being reported.</summary>
    public bool Holds =>
        Findings.All(finding =>
            finding.Standing is CheckStanding.Fine or CheckStanding.Foreign or CheckStanding.Unresolved
        );
}
