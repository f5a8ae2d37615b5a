using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>An <c>action.yml</c>.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="Inputs">Declared ones, with their defaults as written.</param>
/// <param name="Outputs">Declared ones; <c>value</c> of a composite action's.</param>
/// <param name="Using"><c>docker</c>, <c>composite</c>, <c>node20</c>, …</param>
/// <param name="Runs">Everything else that <c>runs:</c> says.</param>
/// <param name="Steps">Of a composite action.</param>
public sealed record ActionFile(
    string Name,
    IReadOnlyList<ActionInput> Inputs,
    IReadOnlyList<ActionOutput> Outputs,
    string Using,
    Mapping Runs,
    IReadOnlyList<Step> Steps
)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidWorkflowException">GitHub would not accept it.</exception>
    public static ActionFile Parse(string path, string text)
    {
        var problems = new List<WorkflowProblem>();
        ActionFile? file = null;
        try
        {
            var root =
                YamlReader.Read(text) as Mapping
                ?? throw new WorkflowSyntaxException(new Position(1, 1), "an action file must be a mapping");
            file = Read(new MappingReader(root, problems), problems);
        }
        catch (WorkflowSyntaxException failure)
        {
            problems.Add(new WorkflowProblem(failure.At, failure.Message));
        }
        return file is not null && problems.Count == 0 ? file : throw new InvalidWorkflowException(path, problems);
    }

    private static ActionFile? Read(MappingReader map, List<WorkflowProblem> problems)
    {
        var runs = map.Map("runs");
        if (runs?["using"] is not Scalar { Text: var kind })
        {
            problems.Add(new WorkflowProblem(map.At, "Required property is missing: runs.using"));
            return null;
        }
        return new ActionFile(
            map.Text("name")?.Text ?? "",
            [.. (map.Map("inputs")?.Members ?? []).Select(Input)],
            [.. (map.Map("outputs")?.Members ?? []).Select(Output)],
            kind,
            runs,
            new StepReader(problems).Read(new MappingReader(runs, problems).Items("steps"))
        );
    }

    private static ActionInput Input(Member member) =>
        new(
            member.Name,
            ((member.Value as Mapping)?["default"] as Scalar)?.Text ?? "",
            (member.Value as Mapping)?["required"] is Scalar { Text: "true" }
        );

    private static ActionOutput Output(Member member) =>
        new(member.Name, ((member.Value as Mapping)?["value"] as Scalar)?.Text ?? "");
}

/// <summary>An input that an action declares.</summary>
/// <param name="Name">As written.</param>
/// <param name="Default">Perhaps an expression; empty where there is none.</param>
/// <param name="Required">Said, but not enforced by GitHub.</param>
public sealed record ActionInput(string Name, string Default, bool Required);

/// <summary>An output that an action declares.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">An expression, of a composite action; else empty.</param>
public sealed record ActionOutput(string Name, string Value);
