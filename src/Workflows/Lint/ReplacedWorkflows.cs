using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Workflows.Lint;

/// <summary>
/// Workflow files that the lanes of a described product replace: they build or publish, on a push or when they are
/// dispatched, what the lanes build and publish now.
/// </summary>
public static class ReplacedWorkflows
{
    private static readonly string[] Starts = ["push", "workflow_dispatch", "create"];

    // others look at what these start on: a check of pull requests, or a part of another workflow
    private static readonly string[] Keeps = ["pull_request", "pull_request_target", "workflow_call", "schedule"];

    /// <summary>Their paths, as the files are given; none where nothing is described.</summary>
    /// <param name="sources">The files of <c>.github/workflows</c>. One that cannot be read is no such file.</param>
    /// <param name="actions">The repository's own actions, by the folder as steps name it.</param>
    /// <param name="described">What the product's description makes of the lanes.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<SourceFile> sources,
        IReadOnlyDictionary<string, SourceFile> actions,
        DescribedLanes described
    )
    {
        var unreadable = new List<Finding>();
        return
        [
            .. Linter
                .Set(sources, actions, described, ActionNeeds.Read([]), unreadable)
                .Workflows.Where(workflow => Contains(workflow, described))
                .Select(workflow => workflow.File.Path),
        ];
    }

    /// <summary>Whether a file is one of them.</summary>
    internal static bool Contains(LintedWorkflow workflow, DescribedLanes described) =>
        described.IsBeside(workflow.File.Path)
        && !described.IsOwn(workflow.File.Path, workflow.File.Text)
        && (
            workflow.File.Text.StartsWith(DescribedLanes.Mark, StringComparison.Ordinal)
                // a lane of ours that has another name by now
                ? workflow.Lane.Lane != Lane.Verify
                : described.IsReplaced(workflow.File.Path)
                    || Starts.Any(workflow.StartsOn)
                        && !Keeps.Any(workflow.StartsOn)
                        && workflow.Jobs.Any(job =>
                            job.Tools.Any(tool => tool.Kind is ToolKind.Bundles or ToolKind.WritesRelease)
                        )
        );
}
