using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint;

/// <summary>Says of a repository's workflow files whether they keep to the three lanes.</summary>
public static class Linter
{
    /// <summary>Looks at all files together: what one of them may do depends on the others.</summary>
    /// <param name="sources">The files of <c>.github/workflows</c>.</param>
    /// <param name="needs">What our actions need of a token.</param>
    public static LintReport Check(IReadOnlyList<SourceFile> sources, ActionNeeds needs)
    {
        var unreadable = new List<Finding>();
        var files = sources.Select(source => Read(source, unreadable)).OfType<WorkflowFile>().ToList();
        var set = LintedSet.Of(files, needs);
        var found = unreadable.Concat(set.Workflows.SelectMany(workflow => Findings(workflow, set)))
            .OrderBy(finding => (finding.At.Line, finding.At.Column)).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ToLookup(finding => finding.File, StringComparer.Ordinal);
        var lanes = set.Workflows.ToDictionary(workflow => workflow.File.Path, workflow => workflow.Lane, StringComparer.Ordinal);
        return new LintReport(
            [.. sources.Select(source => new LintedFile(source.Path, source.Text, lanes.GetValueOrDefault(source.Path)))],
            [.. sources.SelectMany(source => found[source.Path])]);
    }

    private static IEnumerable<Finding> Findings(LintedWorkflow workflow, LintedSet set) =>
        LintRules.All.Where(rule => rule.Lanes.Contains(workflow.Lane.Lane))
            .SelectMany(rule => rule.Check(workflow, set).Select(spot => new Finding(rule, spot.Severity ?? rule.Severity, workflow.File.Path, spot.At, spot.Message)));

    private static WorkflowFile? Read(SourceFile source, List<Finding> unreadable)
    {
        try
        {
            return WorkflowFile.Parse(source.Path, source.Text);
        }
        catch (InvalidWorkflowException failure)
        {
            unreadable.AddRange(failure.Problems.Select(problem => new Finding(LintRules.NotParsable, Severity.Error, source.Path, problem.At, problem.Message)));
            return null;
        }
    }
}
