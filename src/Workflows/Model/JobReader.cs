using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>Reads the jobs of a workflow file.</summary>
internal sealed partial class JobReader(List<WorkflowProblem> problems)
{
    public Job? Read(Member member)
    {
        if (!Id().IsMatch(member.Name))
        {
            Problem(
                member.Key.At,
                $"'{member.Name}' cannot be a job's id: letters, digits, '-' and '_', not beginning with a digit or '-'"
            );
        }
        if (member.Value is not Mapping node)
        {
            Problem(member.Value.At, $"the job '{member.Name}' must be a mapping, not {member.Value.Kind}");
            return null;
        }
        var map = new MappingReader(node, problems);
        var job = Job(member.Key, map, node);
        if (map.Take("secrets") is { } secrets && job.Uses is null)
        {
            Problem(secrets.At, "Unexpected value 'secrets': only a job that calls a reusable workflow has them");
        }
        map.End();
        if ((job.RunsOn is null) == (job.Uses is null))
        {
            Problem(member.Key.At, $"the job '{member.Name}' needs either 'runs-on' or 'uses'");
        }
        if (job.Uses is null && job.Steps.Count == 0)
        {
            Problem(member.Key.At, $"the job '{member.Name}' has no steps");
        }
        return job;
    }

    private Job Job(Scalar id, MappingReader map, Mapping node) =>
        new()
        {
            Id = id,
            Name = map.Text("name"),
            Needs = map.List("needs"),
            If = map.Text("if"),
            RunsOn = map.Take("runs-on"),
            Permissions = Sections.Permissions(map.Take("permissions"), node["permissions"], problems),
            Environment = EnvironmentName(map.Take("environment")),
            Concurrency = Sections.Concurrency(map.Take("concurrency"), problems),
            Env = map.Values("env"),
            Defaults = Sections.Defaults(map.Map("defaults"), problems),
            Strategy = Strategy(map.Map("strategy")),
            TimeoutMinutes = map.Text("timeout-minutes"),
            ContinueOnError = map.Text("continue-on-error"),
            Container = map.Take("container"),
            Services = map.Take("services"),
            Snapshot = map.Take("snapshot"),
            Outputs = map.Map("outputs"),
            Uses = map.Text("uses"),
            With = map.Map("with"),
            Steps = new StepReader(problems).Read(map.Items("steps")),
        };

    private Strategy? Strategy(Mapping? node)
    {
        if (node is null)
        {
            return null;
        }
        var map = new MappingReader(node, problems);
        var strategy = new Strategy(map.Values("matrix"), map.Text("fail-fast"), map.Text("max-parallel"));
        map.End();
        return strategy;
    }

    private Scalar? EnvironmentName(Node? node)
    {
        if (node is not Mapping mapping)
        {
            return node as Scalar;
        }
        var map = new MappingReader(mapping, problems);
        map.Take("url");
        map.Take("deployment");
        var name = map.Text("name");
        map.End();
        return name;
    }

    private void Problem(Position at, string message) => problems.Add(new WorkflowProblem(at, message));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$")]
    private static partial Regex Id();
}
