using System.Text;

namespace MsReleaseActions.Server.State;

/// <summary>A job of one attempt of a run, moved on by the test.</summary>
public sealed class SandboxJob
{
    private readonly List<SandboxStep> steps = [];
    private readonly StringBuilder log = new();

    internal SandboxJob(SandboxRun run, string name, int attempt, string status)
    {
        (Run, Name, Attempt, Status) = (run, name, attempt, status);
        Id = run.Repository.Sandbox.NextId();
        CreatedAt = StartedAt = Now;
    }

    /// <summary>GitHub's number.</summary>
    public long Id { get; }

    /// <summary>The run.</summary>
    public SandboxRun Run { get; }

    /// <summary>As the page shows it.</summary>
    public string Name { get; }

    /// <summary>1 for the first.</summary>
    public int Attempt { get; }

    /// <summary><c>queued</c>, <c>pending</c>, <c>waiting</c>, <c>in_progress</c> or <c>completed</c>.</summary>
    public string Status { get; internal set; }

    /// <summary>Null until it is completed.</summary>
    public string? Conclusion { get; private set; }

    /// <summary>The environment that it deploys to, or null.</summary>
    public string? Environment { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it began; GitHub gives a waiting job the time it was made.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>In order.</summary>
    public IReadOnlyList<SandboxStep> Steps => steps;

    /// <summary>What it printed, each line with its time as GitHub writes it.</summary>
    public string LogText => log.ToString();

    /// <summary>Whether it may deploy to its environment, once that is known.</summary>
    internal TaskCompletionSource<bool> Decision { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The job of an earlier attempt that this one was kept from; null where it was run.</summary>
    public SandboxJob? Origin { get; private init; }

    internal DateTimeOffset Now => Run.Repository.Sandbox.Now;

    /// <summary>Begins.</summary>
    public SandboxJob Start() => Change(() => (Status, StartedAt) = ("in_progress", Now));

    /// <summary>Begins a step; the one before ends well.</summary>
    public SandboxStep Step(string name)
    {
        Change(() =>
        {
            EndOpenStep("success");
            Status = "in_progress";
            steps.Add(new SandboxStep(this, name, steps.Count + 1));
        });
        return steps[^1];
    }

    /// <summary>Adds lines to the log.</summary>
    public SandboxJob Log(string text) =>
        Change(() =>
        {
            foreach (var line in text.Split('\n').Where(line => line.Length > 0))
            {
                log.Append(Now.Iso()[..^1]).Append(".1234567Z ").Append(line).Append('\n');
            }
        });

    /// <summary>Ends well.</summary>
    public SandboxJob Succeed() => Complete("success");

    /// <summary>Ends; a step that is open ends in the same way.</summary>
    public SandboxJob Complete(string conclusion) =>
        Change(() =>
        {
            EndOpenStep(conclusion);
            (Status, Conclusion, CompletedAt) = ("completed", conclusion, Now);
        });

    internal SandboxJob SetStatus(string status) => Change(() => Status = status);

    internal void ForgetLog() => log.Clear();

    internal SandboxJob CopyTo(int attempt) =>
        new SandboxJob(Run, Name, attempt, Status)
        {
            Origin = Origin ?? this,
            Environment = Environment,
            Conclusion = Conclusion,
            StartedAt = StartedAt,
            CompletedAt = CompletedAt,
        }.Take(this);

    internal SandboxJob Change(Action change)
    {
        Run.Repository.Sandbox.Change(() =>
        {
            change();
            Run.Follow();
            Run.Touch();
            return 0;
        });
        return this;
    }

    private SandboxJob Take(SandboxJob other)
    {
        steps.AddRange(other.steps);
        log.Append(other.log);
        return this;
    }

    private void EndOpenStep(string conclusion)
    {
        if (steps is [.., { Status: not "completed" } open])
        {
            open.End(conclusion);
        }
    }
}
