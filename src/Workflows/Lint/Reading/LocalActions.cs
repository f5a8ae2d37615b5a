using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>The composite actions of the repository itself, which steps name by <c>./</c> and a path.</summary>
/// <param name="files">By that path, without a slash at its end.</param>
internal sealed class LocalActions(IReadOnlyDictionary<string, (ActionFile File, SourceText Source)> files)
{
    // GitHub lets ten run one another
    private const int DeepestCall = 10;

    /// <summary>
    /// The tools that the steps of an action use, also those of the actions that it uses, each action once; each tool
    /// at the place of the step that is asked about.
    /// </summary>
    public IEnumerable<ToolUse> ToolsOf(Step step) =>
        ToolsOf(step, [], DeepestCall).Select(tool => tool with { At = step.Uses!.At });

    private List<ToolUse> ToolsOf(Step step, HashSet<string> seen, int deepest)
    {
        var path = step.Uses?.Text.TrimEnd('/') ?? "";
        return !files.TryGetValue(path, out var action) || deepest == 0 || !seen.Add(path)
            ? []
            :
            [
                .. action.File.Steps.SelectMany(inner =>
                    LintedJob
                        .OwnToolsOf(inner, action.Source)
                        .Select(tool =>
                            tool.Shown.EndsWith(')') ? tool : tool with { Shown = $"{tool.Shown} (in {path})" }
                        )
                        .Concat(ToolsOf(inner, seen, deepest - 1))
                ),
            ];
    }
}
