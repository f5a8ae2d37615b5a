using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>The composite actions of the repository itself, which steps name by <c>./</c> and a path.</summary>
/// <param name="files">By that path, without a slash at its end.</param>
/// <param name="builds">The paths of those that build candidates; null where nobody says which they are.</param>
internal sealed class LocalActions(
    IReadOnlyDictionary<string, (ActionFile File, SourceText Source)> files,
    IReadOnlyList<string>? builds = null
)
{
    // GitHub lets ten run one another
    private const int DeepestCall = 10;

    /// <summary>
    /// The tools that the steps of an action use, also those of the actions that it uses, each action once; each tool
    /// at the place of the step that is asked about.
    /// </summary>
    public IEnumerable<ToolUse> ToolsOf(Step step)
    {
        var tools = ToolsOf(step, [], DeepestCall).ConvertAll(tool => tool with { At = step.Uses!.At });
        // what it runs need not look like a build to be the one that is released
        return builds?.Contains(PathOf(step)) == true && !tools.Exists(tool => tool.Kind == ToolKind.Bundles)
            ? [.. tools, new ToolUse(ToolKind.Bundles, PathOf(step), step.Uses!.At)]
            : tools;
    }

    /// <summary>
    /// A step, and behind it those of the action that it uses, each action once; then it uses nothing by itself. An
    /// action that is not here, or that is given a token which its steps do not show, stays a step.
    /// </summary>
    public IEnumerable<Step> StepsOf(Step step) => StepsOf(step, [], DeepestCall);

    private List<ToolUse> ToolsOf(Step step, HashSet<string> seen, int deepest)
    {
        var path = PathOf(step);
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

    private List<Step> StepsOf(Step step, HashSet<string> seen, int deepest)
    {
        var path = PathOf(step);
        return
            files.TryGetValue(path, out var action)
            && action.File.Using == "composite"
            && !action.File.Inputs.Any(input => Template.HasExpression(input.Default))
            && deepest > 0
            ?
            [
                step with
                {
                    Uses = null,
                },
                .. seen.Add(path) ? action.File.Steps.SelectMany(inner => StepsOf(inner, seen, deepest - 1)) : [],
            ]
            : [step];
    }

    // ./plugin/.github/actions/build, where this repository's checkout lies in plugin, is ./.github/actions/build
    private string PathOf(Step step)
    {
        var path = step.Uses?.Text.TrimEnd('/') ?? "";
        return !path.StartsWith("./", StringComparison.Ordinal) || files.ContainsKey(path)
            ? path
            : files
                .Keys.Concat(builds ?? [])
                .FirstOrDefault(known => path.EndsWith(known[1..], StringComparison.Ordinal), path);
    }
}
