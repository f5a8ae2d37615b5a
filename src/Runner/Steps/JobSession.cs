using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>What the steps of a job share while it runs.</summary>
internal sealed class JobSession(
    MatrixJob matrixJob,
    SandboxJob shown,
    JobMachine machine,
    IReadOnlyDictionary<string, ExpressionValue> contexts,
    RunnerOptions options
)
{
    private readonly Lock gate = new();

    public MatrixJob MatrixJob => matrixJob;

    /// <summary>As the API shows it.</summary>
    public SandboxJob Shown => shown;

    public SandboxRun Run => shown.Run;

    public JobMachine Machine => machine;

    /// <summary><c>defaults</c> of the workflow.</summary>
    public RunDefaults WorkflowDefaults { get; init; } = RunDefaults.None;

    public RunnerOptions Options => options;

    /// <summary>Actions of repositories in the sandbox.</summary>
    public DownloadedActions Downloaded { get; } =
        new(shown.Run, machine.Folders.Actions) { Print = text => shown.Log(text) };

    public Masks Masks { get; } = new();

    /// <summary>Of all its steps: one may leave something running for the next.</summary>
    public IStepProcesses Processes { get; set; } = options.Processes(options.Time);

    /// <summary>Variables of every step: the workflow's, the job's, and those that steps set.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders that steps put at the front of <c>PATH</c>, the last one first.</summary>
    public List<string> Path { get; } = [];

    /// <summary>What is left to be done at the end of the job, in the order in which it was asked for.</summary>
    public List<(string Step, bool OnlyOnSuccess, Func<CancellationToken, Task> Run)> Posts { get; } = [];

    /// <summary>A step failed, and the job with it.</summary>
    public bool Failed { get; set; }

    /// <summary>The job was cancelled, or ran out of time.</summary>
    // who forces a job to stop may be seen before the stop that comes with it
    public bool Cancelled => Stop.IsCancellationRequested || Forced.IsCancellationRequested;

    /// <summary>The job is to stop: steps that do not want to run after that are interrupted.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Every step is to stop, whatever it wants.</summary>
    public CancellationToken Forced { get; init; }

    /// <summary><c>job.status</c>, and the job's conclusion once the steps are done.</summary>
    public string Status =>
        Cancelled ? "cancelled"
        : Failed ? "failure"
        : "success";

    /// <summary>Every context but <c>env</c>, <c>steps</c> and <c>inputs</c> of a composite action.</summary>
    public Dictionary<string, ExpressionValue> Contexts() =>
        new(contexts, StringComparer.OrdinalIgnoreCase)
        {
            ["job"] = ExpressionValue.Object([KeyValuePair.Create("status", ExpressionValue.Of(Status))]),
        };

    public void Tell(RunnerEvent happened) => options.Observe(happened);

    /// <summary>Adds to the job's log, and shows it.</summary>
    public void Print(string text)
    {
        var hidden = Masks.Hide(text);
        Print([hidden], hidden);
    }

    /// <summary>
    /// Adds lines to the job's log, and shows another form of them; null shows nothing. Secrets are hidden already.
    /// </summary>
    public void Print(IReadOnlyList<string> log, string? text)
    {
        lock (gate)
        {
            shown.Log(string.Join('\n', log));
            if (text is not null)
            {
                Tell(new LinePrinted(Run, shown, text));
            }
        }
    }

    public void Annotate(Annotation annotation)
    {
        lock (gate)
        {
            Tell(new Annotated(Run, shown, annotation));
        }
    }

    /// <summary>An error of the runner's own.</summary>
    public void Error(string message)
    {
        Print($"##[error]{message}");
        Annotate(new Annotation("error", Masks.Hide(message)));
    }

    /// <summary>Says that something is not supported, and where the file asks for it.</summary>
    public void Unsupported(string what, int line, bool passed) =>
        Tell(new Unsupported(Run, shown, what, Run.Workflow.Path, line, passed));
}
