namespace MsReleaseActions.Server.State;

/// <summary>A step of a job. It begins when it is made.</summary>
public sealed class SandboxStep
{
    private readonly SandboxJob job;

    internal SandboxStep(SandboxJob job, string name, int number)
    {
        (this.job, Name, Number) = (job, name, number);
        StartedAt = job.Now;
    }

    /// <summary>As the log shows it.</summary>
    public string Name { get; }

    /// <summary>1 for the first.</summary>
    public int Number { get; }

    /// <summary><c>in_progress</c> or <c>completed</c>.</summary>
    public string Status { get; private set; } = "in_progress";

    /// <summary>Null until it is completed.</summary>
    public string? Conclusion { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Adds to the job's log.</summary>
    public SandboxStep Log(string text)
    {
        job.Log(text);
        return this;
    }

    /// <summary>Ends well; the job goes on.</summary>
    public SandboxJob Succeed(string log = "") => End("success", log);

    /// <summary>Ends badly, and the job with it.</summary>
    public SandboxJob Fail(string log = "") => End("failure", log).Complete("failure");

    internal SandboxJob End(string conclusion, string log = "") =>
        job.Change(() =>
        {
            job.Log(log);
            (Status, Conclusion, CompletedAt) = ("completed", conclusion, job.Now);
        });
}
