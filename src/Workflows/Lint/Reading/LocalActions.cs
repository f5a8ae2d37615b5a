using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>The composite actions of the repository itself, which steps name by <c>./</c> and a path.</summary>
/// <param name="files">By that path, without a slash at its end.</param>
internal sealed class LocalActions(IReadOnlyDictionary<string, (ActionFile File, SourceText Source)> files)
{
    /// <summary>
    /// The tools that the steps of an action use, also those of the actions that it uses; each at the place of the step
    /// that is asked about.
    /// </summary>
    public IEnumerable<ToolUse> ToolsOf(Step step) => ToolsOf(step, []);

    private IEnumerable<ToolUse> ToolsOf(Step step, IReadOnlyList<string> callers)
    {
        var path = step.Uses?.Text.TrimEnd('/') ?? "";
        return callers.Contains(path) || !files.TryGetValue(path, out var action)
            ? []
            : action
                .File.Steps.SelectMany(inner =>
                    LintedJob.OwnToolsOf(inner, action.Source).Concat(ToolsOf(inner, [.. callers, path]))
                )
                .Select(tool =>
                    tool with
                    {
                        Shown = tool.Shown.EndsWith(')') ? tool.Shown : $"{tool.Shown} (in {path})",
                        At = step.Uses!.At,
                    }
                );
    }
}
