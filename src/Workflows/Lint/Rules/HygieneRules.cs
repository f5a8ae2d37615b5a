using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>What any workflow is better for.</summary>
internal static class HygieneRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "missing-timeout",
            Severity.Warning,
            LintRule.EveryLane,
            "Every job says `timeout-minutes`.",
            "A job that hangs is charged for six hours, and holds up every run behind it.",
            "Add `timeout-minutes:`, some three times what the job usually takes."
        )
        {
            Check = MissingTimeout,
        },
        new(
            "credentials-persisted",
            Severity.Warning,
            LintRule.EveryLane,
            "A checkout leaves no token behind.",
            "Otherwise every build script and every package's install script can read the job's token from the "
                + "repository's git configuration.",
            "Write `persist-credentials: false`."
        )
        {
            Check = Persisted,
        },
    ];

    private static IEnumerable<Spot> MissingTimeout(LintedWorkflow file, LintedSet set) =>
        file
            .File.Jobs.Where(job => job.Uses is null && job.TimeoutMinutes is null)
            .Select(job => new Spot(job.At, $"the job '{job.Id.Text}' may run for six hours"));

    private static IEnumerable<Spot> Persisted(LintedWorkflow file, LintedSet set) =>
        file
            .Steps.Where(step =>
                step.Uses?.Text.StartsWith("actions/checkout@", StringComparison.OrdinalIgnoreCase) == true
            )
            .Where(step => step.With?["persist-credentials"] is not Scalar { Text: "false" })
            .Select(step => new Spot(step.Uses!.At, "this checkout leaves the job's token in .git/config"));
}
