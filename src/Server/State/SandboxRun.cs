namespace MsReleaseActions.Server.State;

/// <summary>
/// A run of a workflow. Nothing happens in it by itself: a test, or whatever executes workflow files, moves it on.
/// </summary>
public sealed class SandboxRun
{
    private readonly RunAttempts attempts;
    private readonly RunArtifacts artifacts;
    private readonly List<SandboxApproval> approvals = [];

    internal SandboxRun(SandboxRepository repository, SandboxWorkflow workflow, NewRun made)
    {
        (Repository, Workflow, Made) = (repository, workflow, made);
        Id = repository.Sandbox.NextId();
        CreatedAt = UpdatedAt = repository.Sandbox.Now;
        (attempts, artifacts) = (new RunAttempts(CreatedAt), new RunArtifacts(this));
        DisplayTitle = workflow.Name;
        HeadCommit = HeadCommit.Read(repository, made.HeadSha);
    }

    /// <summary>GitHub's number.</summary>
    public long Id { get; }

    /// <summary>The repository.</summary>
    public SandboxRepository Repository { get; }

    /// <summary>The workflow.</summary>
    public SandboxWorkflow Workflow { get; }

    /// <summary>What started it: event, branch, commit, inputs, actor.</summary>
    public NewRun Made { get; }

    /// <summary>The inputs of a dispatch, defaults filled in.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Made.Inputs;

    /// <summary>1 for the workflow's first.</summary>
    public int Number { get; internal init; }

    /// <summary>1 until it is run again.</summary>
    public int Attempt => attempts.Number;

    /// <summary>What <c>run-name</c> made of the inputs.</summary>
    public string DisplayTitle { get; set; }

    /// <summary>One of the facts page's six; any word may be set.</summary>
    public string Status { get; private set; } = "queued";

    /// <summary>Null until the run is completed.</summary>
    public string? Conclusion { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When this attempt began.</summary>
    public DateTimeOffset AttemptStartedAt => attempts.StartedAt;

    /// <summary>How often its cancellation was asked for, over the API.</summary>
    public int CancelRequests { get; private set; }

    /// <summary>What happens when it is asked to stop; without one it completes as cancelled at once.</summary>
    public Action<SandboxRun>? OnCancel { get; set; }

    /// <summary>What happens when it is run again; without one, what the dispatch did.</summary>
    public Action<SandboxRun>? OnRerun { get; set; }

    /// <summary>What happens when an environment was approved.</summary>
    public Action<SandboxJob>? OnApproved { get; set; }

    /// <summary>The jobs of every attempt.</summary>
    public IReadOnlyList<SandboxJob> AllJobs => attempts.AllJobs;

    /// <summary>The jobs of the last attempt.</summary>
    public IReadOnlyList<SandboxJob> Jobs => attempts.Jobs;

    /// <summary>What it kept.</summary>
    public IReadOnlyList<SandboxArtifact> Artifacts => artifacts.All;

    /// <summary>Who decided what.</summary>
    public IReadOnlyList<SandboxApproval> Approvals => approvals;

    /// <summary>What happens when it is to end without waiting for anything that it still runs.</summary>
    internal Action? OnForceCancel { get; set; }

    internal HeadCommit HeadCommit { get; }

    /// <summary>Whether the embedded runner executes it, and decides itself how it ends.</summary>
    internal bool IsExecuted { get; set; }

    /// <summary>
    /// Sets the status alone: <c>pending</c>, or <c>completed</c> while the conclusion is still to come.
    /// </summary>
    public SandboxRun SetStatus(string status) => Change(() => Status = status);

    /// <summary>Begins.</summary>
    public SandboxRun Start() => SetStatus("in_progress");

    /// <summary>Adds a job that has begun; <paramref name="status"/> <c>queued</c> for one that has not.</summary>
    public SandboxJob AddJob(string name, string status = "in_progress")
    {
        var job = new SandboxJob(this, name, Attempt, status);
        Change(() =>
        {
            Status = status == "in_progress" ? status : Status;
            attempts.Add(job);
        });
        return job;
    }

    /// <summary>Ends; jobs that are open end as it does, or as cancelled.</summary>
    public SandboxRun Complete(string conclusion) =>
        Change(() =>
        {
            attempts.Complete(conclusion);
            (Status, Conclusion) = ("completed", conclusion);
        });

    /// <summary>
    /// A newer run of its concurrency group takes its place: it ends as cancelled without having run a job.
    /// </summary>
    public SandboxRun Supersede() => SetStatus("pending").Complete("cancelled");

    /// <summary>
    /// A job reaches an environment: it waits for a reviewer where one is required, fails where the branch may not
    /// deploy, and goes on otherwise.
    /// </summary>
    public SandboxJob WaitForApproval(string environment, string? job = null) =>
        Deploying.Reach(AddJob(job ?? environment, "waiting"), environment);

    /// <summary>A reviewer decides, as on the run's page, about every environment that it waits for.</summary>
    public void Decide(string login, bool approved, string comment = "") =>
        Deploying.DecideAll(this, login, approved, comment);

    /// <summary>Keeps files as a zip. A name that exists is refused unless <paramref name="overwrite"/>.</summary>
    public SandboxArtifact AddArtifact(
        string name,
        IReadOnlyDictionary<string, byte[]> files,
        bool overwrite = false
    ) => AddArtifact(name, new NewArtifact(ZipOf.Streams(files)) { Overwrite = overwrite });

    /// <summary>Keeps files as a zip.</summary>
    /// <exception cref="InvalidOperationException">The run has one of that name, and it is not to be
    /// replaced.</exception>
    public SandboxArtifact AddArtifact(string name, NewArtifact made) => artifacts.Add(name, made);

    /// <summary>
    /// A job that was kept from the attempt before is run again after all: something that it waited for is.
    /// </summary>
    internal void Forget(SandboxJob job) => Change(() => attempts.Remove(job));

    internal void Decided(SandboxApproval approval) => approvals.Add(approval);

    /// <summary>
    /// A run that is executed is what its jobs are: under way while one is, else waiting while one waits.
    /// </summary>
    internal void Follow() => Status = IsExecuted && Status != "completed" ? attempts.Status ?? Status : Status;

    internal void Touch() => UpdatedAt = Repository.Sandbox.Now;

    internal void Cancel(bool force)
    {
        CancelRequests++;
        OnCancel?.Invoke(this);
        if (OnCancel is null || force)
        {
            OnForceCancel?.Invoke();
            Complete("cancelled");
        }
    }

    internal void Again(bool failedOnly)
    {
        attempts.Begin(Repository.Sandbox.Now, failedOnly);
        (Status, Conclusion) = ("queued", null);
        Touch();
        (OnRerun ?? Repository.Actions.Dispatched)(this);
    }

    private SandboxRun Change(Action change) =>
        Repository.Sandbox.Change(() =>
        {
            change();
            Touch();
            return this;
        });
}
