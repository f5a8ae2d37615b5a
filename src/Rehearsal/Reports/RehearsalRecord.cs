using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Runner.Processes;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>What happened in a rehearsal, from its first run to its proof. Times count from its start.</summary>
/// <param name="Result">How it ended, and what was found.</param>
/// <param name="Runs">In the order in which they were made; one for each attempt.</param>
/// <param name="Writes">Requests that changed something on GitHub, in order; the rehearsal's own are not among
/// them.</param>
internal sealed record RehearsalRecord(
    RehearsalResult Result,
    IReadOnlyList<RecordedRun> Runs,
    IReadOnlyList<RecordedWrite> Writes
)
{
    /// <summary>The jobs in which a bundling command ran, each with its run.</summary>
    public IReadOnlyList<(RecordedRun Run, RecordedJob Job)> Heavy =>
        [.. Runs.SelectMany(run => run.Jobs.Where(job => job.HeavyCommands.Count > 0).Select(job => (run, job)))];
}

/// <summary>An attempt of a run.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Number">1 for the workflow's first run.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Event"><c>push</c>, <c>workflow_dispatch</c>, ….</param>
/// <param name="Conclusion">GitHub's word; <c>null</c> while it goes on.</param>
internal sealed record RecordedRun(
    string Workflow,
    int Number,
    int Attempt,
    string Event,
    string? Conclusion,
    TimeSpan Start,
    TimeSpan End,
    IReadOnlyList<RecordedJob> Jobs
)
{
    /// <summary>How it is told from others, <c>candidate #1</c>.</summary>
    public string Label => RunLabel.Of(Workflow, Number, Attempt);
}

/// <summary>A job of a run; of a matrix, one leg.</summary>
/// <param name="Name">As the run's page shows it.</param>
/// <param name="Conclusion">GitHub's word; null while it goes on.</param>
/// <param name="Start">When it began to run; when it was passed over, if it did not.</param>
internal sealed record RecordedJob(string Name, string? Conclusion, TimeSpan Start, TimeSpan End)
{
    /// <summary>The approval that it waited for, or null.</summary>
    public RecordedApproval? Approval { get; init; }

    /// <summary>In order; none of a job that did not run.</summary>
    public IReadOnlyList<RecordedStep> Steps { get; init; } = [];

    /// <summary>Annotations of all its steps.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>The bundling commands that ran in it: what makes a build heavy.</summary>
    public IReadOnlyList<string> HeavyCommands { get; init; } = [];
}

/// <summary>A step of a job.</summary>
internal sealed record RecordedStep(string Name, string? Conclusion, TimeSpan Start, TimeSpan End);

/// <summary>A job's wait for an environment.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Reviewers">Who may approve.</param>
/// <param name="From">When it began to wait.</param>
/// <param name="Until">When it was decided, or when the rehearsal ended.</param>
/// <param name="By">Who decided; null: nobody did.</param>
/// <param name="Approved">What was decided.</param>
internal sealed record RecordedApproval(
    string Environment,
    IReadOnlyList<string> Reviewers,
    TimeSpan From,
    TimeSpan Until,
    string? By,
    bool Approved
);

/// <summary>A request that changed something.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">With its query, without host.</param>
/// <param name="Who">Whose token, and what the client calls itself.</param>
/// <param name="Status">What was answered.</param>
internal sealed record RecordedWrite(string Method, string Path, string Who, int Status);
