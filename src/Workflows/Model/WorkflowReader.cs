using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>Makes a <see cref="WorkflowFile"/> of a file's text.</summary>
internal sealed class WorkflowReader
{
    private readonly List<WorkflowProblem> problems = [];

    public static WorkflowFile Read(string path, string text)
    {
        var reader = new WorkflowReader();
        WorkflowFile? file = null;
        try
        {
            file = reader.File(path, text);
        }
        catch (WorkflowSyntaxException failure)
        {
            reader.problems.Add(new WorkflowProblem(failure.At, failure.Message));
        }
        return file is not null && reader.problems.Count == 0
            ? file
            : throw new InvalidWorkflowException(
                path,
                [.. reader.problems.OrderBy(problem => (problem.At.Line, problem.At.Column))]
            );
    }

    private WorkflowFile File(string path, string text)
    {
        var root =
            YamlReader.Read(text) as Mapping
            ?? throw new WorkflowSyntaxException(new Position(1, 1), "a workflow file must be a mapping");
        var map = new MappingReader(root, problems);
        var jobs = new JobReader(problems);
        var file = new WorkflowFile(
            path,
            text,
            map.Text("name"),
            map.Text("run-name"),
            Triggers(map.Take("on"), root.At),
            Sections.Permissions(map.Take("permissions"), root["permissions"], problems),
            map.Values("env"),
            Sections.Defaults(map.Map("defaults"), problems),
            Sections.Concurrency(map.Take("concurrency"), problems),
            [.. (map.Map("jobs")?.Members ?? Missing(root.At, "jobs")).Select(jobs.Read).OfType<Job>()]
        );
        map.End();
        Needs.Check(file.Jobs, problems);
        return file;
    }

    private IReadOnlyList<Trigger> Triggers(Node? on, Position root)
    {
        switch (on)
        {
            case Scalar name:
                return [new Trigger(name, null, [])];
            case Sequence list:
                return [.. list.Items.OfType<Scalar>().Select(name => new Trigger(name, null, []))];
            case Mapping map:
                return [.. map.Members.Select(Trigger)];
            default:
                Missing(on?.At ?? root, "on");
                return [];
        }
    }

    // a schedule is a list; every other event has a mapping or nothing
    private Trigger Trigger(Member member)
    {
        if (member.Value is not (Mapping or Sequence or Scalar { As: ScalarKind.Null }))
        {
            problems.Add(
                new WorkflowProblem(member.Value.At, $"'{member.Name}' must be a mapping, not {member.Value.Kind}")
            );
        }
        var settings = member.Value as Mapping;
        return new Trigger(
            member.Key,
            settings,
            settings?["inputs"] is Mapping inputs ? [.. inputs.Members.Select(Input)] : []
        );
    }

    private WorkflowInput Input(Member member)
    {
        var map = new MappingReader(member.Value as Mapping ?? new Mapping(member.Value.At, []), problems);
        map.Take("description");
        map.Take("deprecationMessage");
        var input = new WorkflowInput(
            member.Key,
            map.Flag("required"),
            map.Text("default")?.Text,
            map.Text("type")?.Text ?? "string",
            [.. map.List("options").Select(option => option.Text)]
        );
        map.End();
        return input;
    }

    private IReadOnlyList<Member> Missing(Position at, string name)
    {
        problems.Add(new WorkflowProblem(at, $"Required property is missing: {name}"));
        return [];
    }
}
