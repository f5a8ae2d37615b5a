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

    /// <summary>A lane that is not what the product's description makes of it.</summary>
    public static LintRule LaneChanged { get; } =
        new(
            "lane-changed",
            Severity.Warning,
            LintRule.EveryLane,
            "A lane is what ms-release.json makes of it.",
            "A file that was changed by hand is left as it is by every update, and what was rendered is not what runs.",
            "Take the change back with `ms init --force`, and change ms-release.json instead; what is built belongs into "
                + "the action that `build.action` names."
        );

    /// <summary>A workflow of before that the described lanes replace.</summary>
    public static LintRule LaneReplaced { get; } =
        new(
            "lane-replaced",
            Severity.Error,
            LintRule.EveryLane,
            "Beside the lanes that ms-release.json describes, no workflow file of before builds or publishes.",
            "What it makes on a push or a dispatch is a second build, and what it publishes nobody verified.",
            "Run `ms init --cut-over`, which shows and removes it; git keeps it."
        );

    /// <summary>Lane by lane, as they are documented.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        .. VerifyRules.All,
        .. CandidateRules.All,
        .. PromoteRules.All,
        .. PromoteGateRules.All,
        .. PromoteSealRules.All,
        .. AppTokenRules.All,
        .. InputRules.All,
        .. ExpressionRules.All,
        .. PinRules.All,
        .. PermissionRules.All,
        .. HygieneRules.All,
        .. DescriptionRules.All,
        LaneChanged,
        LaneReplaced,
        NotParsable,
    ];
}
