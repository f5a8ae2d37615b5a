using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>Something in a file that GitHub would refuse.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What.</param>
public sealed record WorkflowProblem(Position At, string Message);

/// <summary>A file that GitHub would not accept.</summary>
public sealed class InvalidWorkflowException(string path, IReadOnlyList<WorkflowProblem> problems)
    : Exception(
        "Invalid workflow file: "
            + string.Join(
                "; ",
                problems.Select(problem => $"{path}:{problem.At.Line}:{problem.At.Column} {problem.Message}")
            )
    )
{
    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<WorkflowProblem> Problems => problems;
}

/// <summary>Takes the members of a mapping one by one, and says which were not expected.</summary>
internal sealed class MappingReader(Mapping mapping, List<WorkflowProblem> problems)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public Position At => mapping.At;

    /// <summary>Any value; null where it is missing or says nothing.</summary>
    public Node? Take(string name)
    {
        taken.Add(name);
        return mapping[name] is { } found and not Scalar { As: ScalarKind.Null } ? found : null;
    }

    public Scalar? Text(string name) => Take(name) is { } node ? Expect<Scalar>(node, name, "a single value") : null;

    public Mapping? Map(string name) => Take(name) is { } node ? Expect<Mapping>(node, name, "a mapping") : null;

    /// <summary>A mapping of single values, or one expression that gives it.</summary>
    public Node? Values(string name) =>
        Take(name) switch
        {
            null => null,
            Scalar { Text: var text } expression when text.Contains("${{", StringComparison.Ordinal) => expression,
            var node => Expect<Mapping>(node, name, "a mapping"),
        };

    /// <summary>One value or a list of them.</summary>
    public IReadOnlyList<Scalar> List(string name) =>
        Take(name) switch
        {
            null => [],
            Scalar one => [one],
            Sequence list =>
            [
                .. list.Items.Select(item => Expect<Scalar>(item, name, "a list of texts")).OfType<Scalar>(),
            ],
            var other => Wrong<IReadOnlyList<Scalar>>(other, name, "a text or a list of texts") ?? [],
        };

    public IReadOnlyList<Node> Items(string name) =>
        Take(name) is { } node ? Expect<Sequence>(node, name, "a list")?.Items ?? [] : [];

    public bool Flag(string name) => Text(name) is { Text: "true" or "True" or "TRUE" };

    /// <summary>Every member that nobody took is a problem.</summary>
    public void End()
    {
        foreach (var member in mapping.Members.Where(member => !taken.Contains(member.Name)))
        {
            problems.Add(new WorkflowProblem(member.Key.At, $"Unexpected value '{member.Name}'"));
        }
    }

    private T? Expect<T>(Node node, string name, string expected)
        where T : Node => node as T ?? Wrong<T>(node, name, expected);

    private T? Wrong<T>(Node node, string name, string expected)
        where T : class
    {
        problems.Add(new WorkflowProblem(node.At, $"'{name}' must be {expected}, not {node.Kind}"));
        return null;
    }
}
