namespace MsReleaseActions.Core.GitHub;

/// <summary>A run of a workflow.</summary>
/// <param name="Status"><c>requested</c>, <c>queued</c>, <c>pending</c>, <c>waiting</c>, <c>in_progress</c> or
/// <c>completed</c>.</param>
public sealed record WorkflowRun(long Id, string Status, string HtmlUrl)
{
    /// <summary>Null until the run is completed; only <c>success</c> is success.</summary>
    public string? Conclusion { get; init; }

    /// <summary>The run's title: what <c>run-name</c> made of the inputs.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>Path of the workflow file; an <c>@ref</c> may follow.</summary>
    public string? Path { get; init; }

    public string? Event { get; init; }

    public string? HeadBranch { get; init; }

    public string? HeadSha { get; init; }

    public int RunAttempt { get; init; } = 1;

    public int RunNumber { get; init; }

    public long WorkflowId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A job of a run.</summary>
public sealed record WorkflowJob(long Id, string Name, string Status)
{
    public string? Conclusion { get; init; }

    public string? HtmlUrl { get; init; }

    public int RunAttempt { get; init; } = 1;

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Null until the job is completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    public IReadOnlyList<WorkflowStep> Steps { get; init; } = [];
}

/// <summary>A step of a job.</summary>
public sealed record WorkflowStep(string Name, string Status, int Number)
{
    public string? Conclusion { get; init; }
}

/// <summary>A workflow file.</summary>
public sealed record WorkflowFile(long Id, string Name, string Path, string State);

/// <summary>What the dispatch answered; absent on servers that answer 204.</summary>
public sealed record DispatchedRun(long WorkflowRunId, string RunUrl, string HtmlUrl);

/// <summary>An environment that a run waits for.</summary>
public sealed record PendingDeployment(PendingEnvironment Environment, bool CurrentUserCanApprove)
{
    public IReadOnlyList<Reviewer> Reviewers { get; init; } = [];

    public int WaitTimer { get; init; }
}

/// <summary>The environment of a pending deployment.</summary>
public sealed record PendingEnvironment(long Id, string Name)
{
    public string? HtmlUrl { get; init; }
}

/// <summary>A reviewer's decision.</summary>
/// <param name="State"><c>approved</c> or <c>rejected</c>; <c>pending</c> of one that was asked and took no
/// part.</param>
/// <param name="Comment">What was written; may be empty.</param>
public sealed record RunReview(string State, string Comment)
{
    public IReadOnlyList<ReviewedEnvironment> Environments { get; init; } = [];

    /// <summary>Who decided.</summary>
    public Account? User { get; init; }
}

/// <summary>An environment that a decision is about.</summary>
public sealed record ReviewedEnvironment(string Name);

/// <summary>One check run of a commit.</summary>
public sealed record CheckRun(long Id, string Name, string Status)
{
    /// <summary>Who says so; workflow jobs are said by GitHub Actions.</summary>
    public CheckApp? App { get; init; }

    public string? Conclusion { get; init; }

    public string? HtmlUrl { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>
/// One commit status, as older integrations set it. <paramref name="State"/> is <c>success</c>, <c>failure</c>,
/// <c>error</c> or <c>pending</c>.
/// </summary>
public sealed record CommitStatus(string Context, string State)
{
    /// <summary>Where its author explains it.</summary>
    public string? TargetUrl { get; init; }
}

/// <summary>The app behind a check run.</summary>
public sealed record CheckApp(long Id)
{
    /// <summary>Its name in addresses, such as <c>github-actions</c>.</summary>
    public string? Slug { get; init; }
}
