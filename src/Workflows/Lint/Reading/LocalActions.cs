using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>The composite actions of the repository itself, which steps name by <c>./</c> and a path.</summary>
/// <param name="files">By that path, without a slash at its end.</param>
/// <param name="build">The path of the one that builds a candidate; null where nobody says which that is.</param>
internal sealed class LocalActions(
    IReadOnlyDictionary<string, (ActionFile File, SourceText Source)> files,
    string? build = null
)
{
    /// <summary>
    /// The tools that the steps of an action use, also those of the actions that it uses; each at the place of the step
    /// that is asked about.
    /// </summary>
    public IEnumerable<ToolUse> ToolsOf(Step step) => ToolsOf(step, []);

    /// <summary>
    /// A step, and behind it those of the action that it uses; then it uses nothing by itself. An action that is not
    /// here, or that is given a token which its steps do not show, stays a step.
    /// </summary>
    public IEnumerable<Step> StepsOf(Step step) => StepsOf(step, []);

    private IEnumerable<ToolUse> ToolsOf(Step step, IReadOnlyList<string> callers)
    {
        var path = PathOf(step);
        IReadOnlyList<ToolUse> tools =
            callers.Contains(path) || !files.TryGetValue(path, out var action)
                ? []
                :
                [
                    .. action
                        .File.Steps.SelectMany(inner =>
                            LintedJob.OwnToolsOf(inner, action.Source).Concat(ToolsOf(inner, [.. callers, path]))
                        )
                        .Select(tool =>
                            tool with
                            {
                                Shown = tool.Shown.EndsWith(')') ? tool.Shown : $"{tool.Shown} (in {path})",
                                At = step.Uses!.At,
                            }
                        ),
                ];
        // what it runs need not look like a build to be the one that is released
        return path == build && !tools.Any(tool => tool.Kind == ToolKind.Bundles)
            ? [.. tools, new ToolUse(ToolKind.Bundles, path, step.Uses!.At)]
            : tools;
    }

    private IEnumerable<Step> StepsOf(Step step, IReadOnlyList<string> callers)
    {
        var path = PathOf(step);
        return
            !callers.Contains(path)
            && files.TryGetValue(path, out var action)
            && action.File.Using == "composite"
            && !action.File.Inputs.Any(input => Template.HasExpression(input.Default))
            ? [step with { Uses = null }, .. action.File.Steps.SelectMany(inner => StepsOf(inner, [.. callers, path]))]
            : [step];
    }

    private static string PathOf(Step step) => step.Uses?.Text.TrimEnd('/') ?? "";
}
