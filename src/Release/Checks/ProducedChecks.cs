using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>The checks that workflow files report, on a pull request where nothing else is said.</summary>
/// <param name="Names">Known by their exact names.</param>
/// <param name="Patterns">Names that only a run can tell in full, as a regular expression each, with the place that
/// they come from.</param>
/// <param name="Problems">Files that cannot be read: nothing can be said of their jobs.</param>
public sealed record ProducedChecks(
    IReadOnlyList<string> Names,
    IReadOnlyList<UnresolvedCheck> Patterns,
    IReadOnlyList<string> Problems
)
{
    private static readonly string[] PullRequests = ["pull_request", "pull_request_target", "merge_group"];

    /// <summary>Whether a job reports a check of exactly this name.</summary>
    public bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>
    /// Where a check of this name may come from although no file says so in full; null where nowhere.
    /// </summary>
    public string? MayBe(string name) =>
        Patterns
            .FirstOrDefault(pattern =>
                Regex.IsMatch(name, pattern.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            )
            ?.Where
        ?? (Problems.Count > 0 ? Problems[0] : null);

    /// <param name="sources">The files of <c>.github/workflows</c>.</param>
    public static ProducedChecks Of(IReadOnlyList<SourceFile> sources) =>
        Of(sources, file => file.On.Any(IsOnPullRequests) ? file.Jobs : [], file => file.Jobs);

    /// <param name="sources">The files of <c>.github/workflows</c>.</param>
    /// <param name="jobs">Those of a file's jobs that count.</param>
    /// <param name="inner">Those of a file that such a job calls.</param>
    internal static ProducedChecks Of(
        IReadOnlyList<SourceFile> sources,
        Func<WorkflowFile, IEnumerable<Job>> jobs,
        Func<WorkflowFile, IEnumerable<Job>> inner
    )
    {
        var (names, patterns, problems) = (new List<string>(), new List<UnresolvedCheck>(), new List<string>());
        var files = new List<WorkflowFile>();
        foreach (var source in sources)
        {
            try
            {
                files.Add(WorkflowFile.Parse(source.Path, source.Text));
            }
            catch (InvalidWorkflowException failure)
            {
                problems.Add($"{source.Path} cannot be read: {failure.Problems[0].Message}");
            }
        }
        var reader = new ProducedCheckReader(new CalledWorkflows(files), inner, names, patterns);
        foreach (var file in files)
        {
            foreach (var job in jobs(file))
            {
                reader.Read(job, "", level: 1, $"the job {job.Id.Text} of {file.Path}");
            }
        }
        return new ProducedChecks([.. names.Distinct(StringComparer.Ordinal)], patterns, problems);
    }

    // a push that is limited to some branches says nothing of a pull request's head
    private static bool IsOnPullRequests(Trigger trigger) =>
        PullRequests.Contains(trigger.Event.Text)
        || (
            trigger.Event.Text == "push"
            && trigger.Patterns("branches") is null
            && trigger.Patterns("branches-ignore") is null
            && trigger.Patterns("tags") is null
        );

    /// <summary>The names of the checks that a job reports, one for each leg of its matrix.</summary>
    /// <exception cref="ExpressionException">Only a run can tell.</exception>
    internal static List<string> NamesOf(Job job)
    {
        if (job.Strategy?.Matrix is not { } matrix)
        {
            return [job.Name is null ? job.Id.Text : Template.Render(job.Name.Text, Scope(null))];
        }
        return
        [
            .. Matrix
                .Expand(NodeValue.Of(matrix, Scope(null)))
                .Select(leg =>
                    job.Name is not null && Template.HasExpression(job.Name.Text)
                        ? Template.Render(job.Name.Text, Scope(leg))
                        : $"{job.Name?.Text ?? job.Id.Text} ({Matrix.Describe(leg)})"
                ),
        ];
    }

    // any other context throws: its value is not in the file
    private static ExpressionScope Scope(ObjectValue? leg) =>
        new(
            leg is null
                ? new Dictionary<string, ExpressionValue>()
                : new Dictionary<string, ExpressionValue>(StringComparer.OrdinalIgnoreCase) { ["matrix"] = leg },
            new Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>()
        );
}

/// <summary>A check whose whole name no file says.</summary>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Where">Which job it is of.</param>
public sealed record UnresolvedCheck(string Pattern, string Where);
