using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A job, and what its steps do.</summary>
/// <param name="Job">As it is written.</param>
/// <param name="Tools">In the order of the steps; those of a workflow or action of the same repository stand where that
/// is named.</param>
/// <param name="Ours">Its steps that use our actions.</param>
internal sealed record LintedJob(Job Job, IReadOnlyList<ToolUse> Tools, IReadOnlyList<OurAction> Ours)
{
    /// <summary>Its steps, with those of the same repository's actions behind the step that uses one.</summary>
    public required IReadOnlyList<Step> Followed { get; init; }

    /// <summary>Where its id stands.</summary>
    public Position At => Job.At;

    public string Name => Job.Id.Text;

    public bool Bundles => Tools.Any(tool => tool.Kind == ToolKind.Bundles);

    /// <summary>Reads a job whose file is known.</summary>
    public static LintedJob Of(Job job, SourceText source, LocalActions actions) =>
        new(
            job,
            [.. job.Steps.SelectMany(step => OwnToolsOf(step, source).Concat(actions.ToolsOf(step)))],
            [.. job.Steps.Select(OurAction.Of).OfType<OurAction>()]
        )
        {
            Followed = [.. job.Steps.SelectMany(actions.StepsOf)],
        };

    /// <summary>The tools that a step itself uses, each at its place.</summary>
    public static IEnumerable<ToolUse> OwnToolsOf(Step step, SourceText source) =>
        step.Uses is { } uses
            ? KnownActions.KindsOf(step).Select(kind => new ToolUse(kind, uses.Text.Split('@')[0], uses.At))
        : step.Run is { } run ? ToolsOf(run, source)
        : [];

    private static IEnumerable<ToolUse> ToolsOf(Scalar run, SourceText source)
    {
        // two commands of a line may begin with the same word: each is looked for behind the one before
        var last = run.At;
        foreach (var command in ShellScript.Commands(run.Text))
        {
            var line = run.LineOf(command.Line);
            var from = line > last.Line ? new Position(line, 1) : last;
            var at = source.Find(from, command.Words[0]);
            last = at.Line == from.Line ? at with { Column = at.Column + 1 } : from;
            if (KnownTools.KindOf(command) is { } kind)
            {
                yield return new ToolUse(kind, string.Join(' ', command.Words.Take(4)), at);
            }
        }
    }
}
