using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A workflow file that could be read, with what the rules ask of it.</summary>
/// <param name="File">As it is written.</param>
/// <param name="Lane">What it is there for.</param>
/// <param name="Source">Its text.</param>
/// <param name="Jobs">In the order of the file.</param>
internal sealed record LintedWorkflow(
    WorkflowFile File,
    RecognisedLane Lane,
    SourceText Source,
    IReadOnlyList<LintedJob> Jobs
)
{
    private const string Local = "./.github/workflows/";

    public IEnumerable<Step> Steps => File.Jobs.SelectMany(job => job.Steps);

    public IEnumerable<OurAction> Ours => Jobs.SelectMany(job => job.Ours);

    /// <summary>Where the whole file is meant: the first thing that starts it.</summary>
    public Position At => File.On.Count > 0 ? File.On[0].Event.At : new Position(1, 1);

    public bool StartsOn(string name) => File.TriggerFor(name) is not null;

    /// <summary>The jobs that a job waits for, directly or through others.</summary>
    public IReadOnlyList<LintedJob> Before(LintedJob job)
    {
        var found = new List<LintedJob>();
        var open = new Queue<LintedJob>([job]);
        while (open.TryDequeue(out var next))
        {
            foreach (
                var need in Jobs.Where(other =>
                        next.Job.Needs.Any(need =>
                            string.Equals(need.Text, other.Name, StringComparison.OrdinalIgnoreCase)
                        )
                    )
                    .Except(found)
            )
            {
                found.Add(need);
                open.Enqueue(need);
            }
        }
        return found;
    }

    /// <summary>What the expressions of a value read, as dotted paths in lower case.</summary>
    public IReadOnlyList<string> Reads(Scalar? value) => Paths(Source.Expressions(value));

    /// <summary>What an <c>if:</c> reads, which needs no <c>${{ }}</c>.</summary>
    public IReadOnlyList<string> ReadsOfCondition(Scalar? condition)
    {
        if (condition is null || Template.HasExpression(condition.Text))
        {
            return Reads(condition);
        }
        var whole = $"${{{{ {condition.Text} }}}}";
        return Paths(new SourceText(whole).Expressions(new Scalar(new Position(1, 1), whole)));
    }

    private static IReadOnlyList<string> Paths(IEnumerable<WrittenExpression> expressions) =>
        [.. expressions.SelectMany(written => written.Expression.References).Select(path => path.ToLowerInvariant())];

    /// <summary>The name of the file of this repository that a job calls, or null.</summary>
    public static string? Called(Job job) =>
        job.Uses?.Text is { } uses && uses.StartsWith(Local, StringComparison.Ordinal) ? uses[Local.Length..] : null;
}

/// <summary>All workflow files of a repository.</summary>
/// <param name="Workflows">Those that could be read.</param>
/// <param name="Needs">What our actions need.</param>
internal sealed record LintedSet(IReadOnlyList<LintedWorkflow> Workflows, ActionNeeds Needs)
{
    // GitHub lets ten call one another
    private const int DeepestCall = 10;

    public bool Has(Lane lane) => Workflows.Any(workflow => workflow.Lane.Lane == lane);

    /// <summary>Reads the jobs of each file, and gives callers what they call.</summary>
    public static LintedSet Of(IReadOnlyList<WorkflowFile> files, LocalActions actions, ActionNeeds needs)
    {
        var own = files.Select(file => Own(file, actions)).ToList();
        return new LintedSet(
            [
                .. own.Select(workflow =>
                    workflow with
                    {
                        Jobs = [.. workflow.Jobs.Select(job => WithCalled(job, own, [], DeepestCall))],
                    }
                ),
            ],
            needs
        );
    }

    private static LintedWorkflow Own(WorkflowFile file, LocalActions actions)
    {
        var source = new SourceText(file.Text);
        return new LintedWorkflow(
            file,
            RecognisedLane.Of(file),
            source,
            [.. file.Jobs.Select(job => LintedJob.Of(job, source, actions))]
        );
    }

    // each file once: where two call two, which call two, there is no end of it
    private static LintedJob WithCalled(LintedJob job, List<LintedWorkflow> all, HashSet<string> seen, int deepest)
    {
        var name = LintedWorkflow.Called(job.Job);
        var called =
            name is null || deepest == 0 || !seen.Add(name)
                ? null
                : all.Find(workflow => Path.GetFileName(workflow.File.Path) == name);
        return called is null
            ? job
            : job with
            {
                Tools =
                [
                    .. called
                        .Jobs.SelectMany(inner => WithCalled(inner, all, seen, deepest - 1).Tools)
                        .Select(tool => tool with { Shown = $"{tool.Shown} (in {name})", At = job.Job.Uses!.At }),
                ],
            };
    }
}
