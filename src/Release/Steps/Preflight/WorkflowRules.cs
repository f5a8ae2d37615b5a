using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether the workflow files are there, enabled, to be dispatched, and what they should be. Pure.</summary>
internal static class WorkflowRules
{
    private const string Install = "Install it with `ms init`, and merge it into the default branch";

    /// <param name="lanes">Each file that must be there, and what starts it.</param>
    public static IEnumerable<CheckResult> Of(
        PreflightFacts facts,
        IReadOnlyList<(string File, string Trigger)> lanes,
        ActionNeeds needs,
        DescribedLanes described
    )
    {
        if (facts.Files is { Failure: { } failure })
        {
            return [failure.Unknown("workflows")];
        }
        var files = facts.Files.Value ?? [];
        return
        [
            .. lanes.Select(lane => OfFile(facts, files, lane.File, lane.Trigger)),
            .. OfLint(files, needs, described),
        ];
    }

    private static CheckResult OfFile(
        PreflightFacts facts,
        IReadOnlyList<SourceFile> files,
        string name,
        string trigger
    )
    {
        var path = $".github/workflows/{name}";
        if (files.FirstOrDefault(file => file.Path == path) is not { } source)
        {
            return CheckResult.Failed(name, $"{path} is not on the default branch", Install);
        }
        if (facts.Workflows.Value?.FirstOrDefault(known => known.Path == path) is { State: not "active" and var state })
        {
            return CheckResult.Failed(name, $"{name} is disabled ({state})", $"Enable it: `gh workflow enable {name}`");
        }
        try
        {
            return WorkflowFile.Parse(path, source.Text).TriggerFor(trigger) is null
                ? CheckResult.Failed(name, $"{name} is not started by {trigger}", Install)
                : CheckResult.Passed(name, $"there, enabled, started by {trigger}");
        }
        catch (InvalidWorkflowException invalid)
        {
            return CheckResult.Failed(name, $"{name} cannot be read: {invalid.Problems[0].Message}", Install);
        }
    }

    private static List<CheckResult> OfLint(
        IReadOnlyList<SourceFile> files,
        ActionNeeds needs,
        DescribedLanes described
    )
    {
        var report = Linter.Check(files, needs, described: described);
        var findings = report
            .Findings.GroupBy(finding => (finding.Severity, finding.Rule.Id, finding.File))
            .Select(same =>
                (
                    same.Key.Severity,
                    Text: $"{same.Key.File}:{same.First().At.Line}: "
                        + $"{same.First().Message}"
                        + (same.Count() > 1 ? $", and {same.Count() - 1} more of {same.Key.Id}" : "")
                )
            )
            .Select(found =>
                found.Severity == Severity.Error
                    ? CheckResult.Failed("lanes", found.Text, "`ms lint` in a checkout says why, and what to do")
                    : CheckResult.Warning("lanes", found.Text, "`ms lint` in a checkout says why, and what to do")
            )
            .ToList();
        return findings.Count > 0
            ? findings
            :
            [
                CheckResult.Passed(
                    "lanes",
                    $"{files.Count} workflow files keep to their lanes: only the candidate lane builds"
                ),
            ];
    }
}
