using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>The parts that workflows and jobs have in common.</summary>
internal static class Sections
{
    private static readonly string[] Scopes =
    [
        "actions",
        "artifact-metadata",
        "attestations",
        "checks",
        "contents",
        "deployments",
        "discussions",
        "id-token",
        "issues",
        "models",
        "packages",
        "pages",
        "pull-requests",
        "repository-projects",
        "security-events",
        "statuses",
    ];

    /// <param name="node">What is said; null where nothing is.</param>
    /// <param name="written">The value as written: an empty mapping grants nothing.</param>
    public static Permissions? Permissions(Node? node, Node? written, List<WorkflowProblem> problems)
    {
        switch (node)
        {
            case null:
                return null;
            case Scalar { Text: "read-all" or "write-all" } all:
                return new Permissions(all.At, all.Text, []);
            case Mapping map:
                return new Permissions(
                    map.At,
                    null,
                    [.. map.Members.Select(member => Grant(member, problems)).OfType<PermissionGrant>()]
                );
            default:
                problems.Add(
                    new WorkflowProblem(
                        (written ?? node).At,
                        "'permissions' must be 'read-all', 'write-all' or a mapping of scopes"
                    )
                );
                return null;
        }
    }

    public static RunDefaults Defaults(Mapping? node, List<WorkflowProblem> problems)
    {
        if (node is null)
        {
            return RunDefaults.None;
        }
        var map = new MappingReader(node, problems);
        var run = map.Map("run");
        map.End();
        if (run is null)
        {
            return RunDefaults.None;
        }
        var members = new MappingReader(run, problems);
        var defaults = new RunDefaults(members.Text("shell"), members.Text("working-directory"));
        members.End();
        return defaults;
    }

    public static Concurrency? Concurrency(Node? node, List<WorkflowProblem> problems)
    {
        switch (node)
        {
            case null:
                return null;
            case Scalar group:
                return new Concurrency(group.At, group, null, null);
            case Mapping map:
                var members = new MappingReader(map, problems);
                var (name, cancel, queue) = (
                    members.Text("group"),
                    members.Text("cancel-in-progress"),
                    members.Text("queue")
                );
                members.End();
                if (name is null)
                {
                    problems.Add(new WorkflowProblem(map.At, "Required property is missing: group"));
                    return null;
                }
                if (queue is { Text: not ("single" or "max") } && !queue.Text.Contains("${{", StringComparison.Ordinal))
                {
                    problems.Add(new WorkflowProblem(queue.At, $"'queue' must be single or max, not '{queue.Text}'"));
                }
                if (queue?.Text == "max" && cancel?.Text == "true")
                {
                    problems.Add(
                        new WorkflowProblem(queue.At, "'queue: max' cannot be combined with 'cancel-in-progress: true'")
                    );
                }
                return new Concurrency(map.At, name, cancel, queue);
            default:
                problems.Add(
                    new WorkflowProblem(node.At, $"'concurrency' must be a text or a mapping, not {node.Kind}")
                );
                return null;
        }
    }

    private static PermissionGrant? Grant(Member member, List<WorkflowProblem> problems)
    {
        if (!Scopes.Contains(member.Name))
        {
            problems.Add(
                new WorkflowProblem(member.Key.At, $"Unexpected value '{member.Name}': there is no such permission")
            );
            return null;
        }
        if (
            member.Value is Scalar { Text: "read" or "write" or "none" } access
            && (member.Name != "id-token" || access.Text != "read")
        )
        {
            return new PermissionGrant(member.Key, access);
        }
        problems.Add(
            new WorkflowProblem(
                member.Value.At,
                $"'{member.Name}' must be {(member.Name == "id-token" ? "write or none" : "read, write or none")}"
            )
        );
        return null;
    }
}
