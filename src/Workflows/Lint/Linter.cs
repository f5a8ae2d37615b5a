using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint;

/// <summary>Says of a repository's workflow files whether they keep to the three lanes.</summary>
public static class Linter
{
    /// <summary>Looks at all files together: what one of them may do depends on the others.</summary>
    /// <param name="sources">The files of <c>.github/workflows</c>.</param>
    /// <param name="needs">What our actions need of a token.</param>
    /// <param name="actions">The <c>action.yml</c> files of the same repository, by the folder as steps name it:
    /// <c>./.github/actions/build</c>.</param>
    /// <param name="described">What the product's description makes of the lanes.</param>
    public static LintReport Check(
        IReadOnlyList<SourceFile> sources,
        ActionNeeds needs,
        IReadOnlyDictionary<string, SourceFile>? actions = null,
        DescribedLanes? described = null
    )
    {
        described ??= DescribedLanes.None;
        actions ??= new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var unreadable = new List<Finding>();
        var set = Set(sources, actions, described, needs, unreadable);
        var found = unreadable
            .Concat(set.Workflows.SelectMany(workflow => Findings(workflow, set, described)))
            .OrderBy(finding => (finding.At.Line, finding.At.Column))
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ToLookup(finding => finding.File, StringComparer.Ordinal);
        var lanes = set.Workflows.ToDictionary(
            workflow => workflow.File.Path,
            workflow =>
                described.IsOwn(workflow.File.Path, workflow.File.Text)
                    ? new RecognisedLane(Lane.Verify, "it is this repository's own, and no lane")
                    : workflow.Lane,
            StringComparer.Ordinal
        );
        // an action is in no lane: it is listed only where it cannot be read
        var shown = sources.Concat(actions.Values.Where(action => found.Contains(action.Path))).ToList();
        return new LintReport(
            [.. shown.Select(source => new LintedFile(source.Path, source.Text, lanes.GetValueOrDefault(source.Path)))],
            [.. shown.SelectMany(source => found[source.Path])]
        );
    }

    /// <summary>The files that can be read; the others become findings.</summary>
    internal static LintedSet Set(
        IReadOnlyList<SourceFile> sources,
        IReadOnlyDictionary<string, SourceFile> actions,
        DescribedLanes described,
        ActionNeeds needs,
        List<Finding> unreadable
    ) =>
        LintedSet.Of(
            [.. sources.Select(source => Read(source, WorkflowFile.Parse, unreadable)).OfType<WorkflowFile>()],
            Local(actions, described.Builds, unreadable),
            needs
        );

    private static LocalActions Local(
        IReadOnlyDictionary<string, SourceFile> actions,
        IReadOnlyList<string> builds,
        List<Finding> unreadable
    )
    {
        var files = new Dictionary<string, (ActionFile, SourceText)>(StringComparer.Ordinal);
        foreach (var (folder, source) in actions)
        {
            if (Read(source, ActionFile.Parse, unreadable) is { } file)
            {
                files[folder] = (file, new SourceText(source.Text));
            }
        }
        return new LocalActions(files, builds);
    }

    private static IEnumerable<Finding> Findings(LintedWorkflow workflow, LintedSet set, DescribedLanes described)
    {
        if (described.IsOwn(workflow.File.Path, workflow.File.Text))
        {
            yield break;
        }
        if (ReplacedWorkflows.Contains(workflow, described))
        {
            yield return new Finding(
                LintRules.LaneReplaced,
                Severity.Error,
                workflow.File.Path,
                workflow.At,
                "this builds or publishes what the lanes of ms-release.json build and publish"
            );
            yield break;
        }
        var isKept = workflow.Lane.Lane == Lane.Verify && described.IsKept(workflow.File.Path, workflow.File.Text);
        if (described.FirstDifference(workflow.File.Path, workflow.File.Text) is { } line)
        {
            yield return new Finding(
                LintRules.LaneChanged,
                Severity.Warning,
                workflow.File.Path,
                new Position(line, 1),
                "this is not what ms-release.json makes of it"
            );
        }
        foreach (var finding in Findings(workflow, set))
        {
            yield return isKept && !VerifyRules.MeetsRelease(finding.Rule)
                ? finding with
                {
                    Severity = Severity.Warning,
                }
                : finding;
        }
    }

    private static IEnumerable<Finding> Findings(LintedWorkflow workflow, LintedSet set) =>
        LintRules
            .All.Where(rule => rule.Lanes.Contains(workflow.Lane.Lane))
            .SelectMany(rule =>
                rule.Check(workflow, set)
                    .Select(spot => new Finding(
                        rule,
                        spot.Severity ?? rule.Severity,
                        workflow.File.Path,
                        spot.At,
                        spot.Message
                    ))
            );

    private static T? Read<T>(SourceFile source, Func<string, string, T> parse, List<Finding> unreadable)
        where T : class
    {
        try
        {
            return parse(source.Path, source.Text);
        }
        catch (InvalidWorkflowException failure)
        {
            unreadable.AddRange(
                failure.Problems.Select(problem => new Finding(
                    LintRules.NotParsable,
                    Severity.Error,
                    source.Path,
                    problem.At,
                    problem.Message
                ))
            );
            return null;
        }
    }
}
