using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Workflows.Lint;

/// <summary>All rules.</summary>
public static class LintRules
{
    /// <summary>A file that GitHub would not accept; found while reading, before any other rule.</summary>
    public static LintRule NotParsable { get; } =
        new(
            "not-parsable",
            Severity.Error,
            LintRule.EveryLane,
            "GitHub accepts the file.",
            "A file that GitHub refuses runs nothing, and says so only in a list of failed runs.",
            "Correct it at the place that is named."
        );

    /// <summary>Lane by lane, as they are documented.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        .. VerifyRules.All,
        .. CandidateRules.All,
        .. PromoteRules.All,
        .. PromoteGateRules.All,
        .. PromoteSealRules.All,
        .. InputRules.All,
        .. ExpressionRules.All,
        .. PinRules.All,
        .. PermissionRules.All,
        .. HygieneRules.All,
        NotParsable,
    ];
}
