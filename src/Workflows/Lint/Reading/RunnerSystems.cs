using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A system that a job runs on.</summary>
/// <param name="Family"><c>Windows</c>, <c>macOS</c> or <c>Linux</c>.</param>
/// <param name="At">Where its label stands.</param>
internal sealed record RunnerSystem(string Family, Position At);

/// <summary>The systems that a job runs on, as far as labels and matrix tell.</summary>
public static class RunnerSystems
{
    internal static IReadOnlyList<RunnerSystem> Of(LintedWorkflow workflow, LintedJob job) =>
        [
            .. Labels(job.Job.RunsOn)
                .SelectMany(label => Values(workflow, job, label))
                .Select(SystemOf)
                .OfType<RunnerSystem>(),
        ];

    private static IEnumerable<Scalar> Labels(Node? runsOn) =>
        runsOn switch
        {
            Scalar label => [label],
            Sequence list => list.Items.OfType<Scalar>(),
            Mapping map => Labels(map["labels"]),
            _ => [],
        };

    private static IEnumerable<Scalar> Values(LintedWorkflow workflow, LintedJob job, Scalar label)
    {
        var paths = label.Text.Contains("${{", StringComparison.Ordinal) ? workflow.Reads(label) : [];
        return paths.Count == 0
            ? [label]
            : paths
                .Where(path => path.StartsWith("matrix.", StringComparison.Ordinal))
                .SelectMany(path => OfMatrix(job.Job.Strategy?.Matrix as Mapping, path.Split('.')[1..]));
    }

    private static IEnumerable<Scalar> OfMatrix(Mapping? matrix, string[] path)
    {
        var listed = matrix?[path[0]] is Sequence values ? values.Items : [];
        var included = matrix?["include"] is Sequence include
            ? include.Items.OfType<Mapping>().Select(item => item[path[0]]).OfType<Node>()
            : [];
        return listed
            .Concat(included)
            .Select(value => path.Skip(1).Aggregate<string, Node?>(value, (at, name) => (at as Mapping)?[name]))
            .OfType<Scalar>();
    }

    private static RunnerSystem? SystemOf(Scalar label) =>
        FamilyOf(label.Text) is { } family ? new RunnerSystem(family, label.At) : null;

    /// <summary>The system that a label names; null where it names none.</summary>
    public static string? FamilyOf(string label) =>
        label.Contains("windows", StringComparison.OrdinalIgnoreCase) ? "Windows"
        : label.Contains("macos", StringComparison.OrdinalIgnoreCase) ? "macOS"
        : label.Contains("ubuntu", StringComparison.OrdinalIgnoreCase)
        || label.Contains("linux", StringComparison.OrdinalIgnoreCase)
            ? "Linux"
        : null;
}
