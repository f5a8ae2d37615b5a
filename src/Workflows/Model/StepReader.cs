using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>Reads the steps of a job or of a composite action.</summary>
internal sealed class StepReader(List<WorkflowProblem> problems)
{
    private readonly HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Step> Read(IReadOnlyList<Node> items) => [.. items.Select(Step).OfType<Step>()];

    private Step? Step(Node node)
    {
        if (node is not Mapping mapping)
        {
            problems.Add(new WorkflowProblem(node.At, $"a step must be a mapping, not {node.Kind}"));
            return null;
        }
        var map = new MappingReader(mapping, problems);
        var step = new Step
        {
            At = mapping.At,
            Id = map.Text("id"),
            Name = map.Text("name"),
            If = map.Text("if"),
            Uses = map.Text("uses"),
            With = map.Map("with"),
            Run = map.Text("run"),
            Shell = map.Text("shell"),
            WorkingDirectory = map.Text("working-directory"),
            Env = map.Values("env"),
            ContinueOnError = map.Text("continue-on-error"),
            TimeoutMinutes = map.Text("timeout-minutes"),
        };
        map.End();
        Check(step);
        return step;
    }

    private void Check(Step step)
    {
        if ((step.Uses is null) == (step.Run is null))
        {
            problems.Add(new WorkflowProblem(step.At, "a step needs either 'run' or 'uses'"));
        }
        if (step.Id is { } id && !ids.Add(id.Text))
        {
            problems.Add(
                new WorkflowProblem(
                    id.At,
                    $"The identifier '{id.Text}' may not be used more than once within the same scope"
                )
            );
        }
    }
}
