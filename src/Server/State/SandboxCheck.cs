namespace MsReleaseActions.Server.State;

/// <summary>A check run: what one job or app says of a commit.</summary>
/// <param name="Id">GitHub's number; that of a job's check is the job's.</param>
/// <param name="SuiteId">The suite: one for each workflow run, or one for each app and commit.</param>
/// <param name="Name">What required checks are matched with.</param>
/// <param name="HeadSha">40 hex digits.</param>
/// <param name="App">Slug of the app.</param>
public sealed record SandboxCheck(long Id, long SuiteId, string Name, string HeadSha, string App)
{
    /// <summary>
    /// <c>queued</c>, <c>in_progress</c>, <c>completed</c>, <c>waiting</c>, <c>requested</c> or <c>pending</c>.
    /// </summary>
    public string Status { get; init; } = "completed";

    /// <summary>Null until it is completed.</summary>
    public string? Conclusion { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The branch it ran for, if one is known.</summary>
    public string? Branch { get; init; }

    /// <summary>What the app calls it.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>Where the details are, or null for the check's own page.</summary>
    public string? DetailsUrl { get; init; }

    /// <summary>Title of its report.</summary>
    public string? Title { get; init; }

    /// <summary>The report in short.</summary>
    public string? Summary { get; init; }

    /// <summary>The report.</summary>
    public string? Text { get; init; }

    /// <summary>Number of annotations.</summary>
    public int Annotations { get; init; }

    /// <summary>Whether branch protection is content with it.</summary>
    public bool Passes => Status == "completed" && Conclusion is "success" or "neutral" or "skipped";
}

/// <summary>A commit status, as older integrations set it.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Sha">40 hex digits.</param>
/// <param name="Context">Its name.</param>
/// <param name="State"><c>success</c>, <c>failure</c>, <c>error</c> or <c>pending</c>.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When.</param>
public sealed record SandboxStatus(long Id, string Sha, string Context, string State, SandboxUser By, DateTimeOffset At)
{
    /// <summary>A sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Where the details are.</summary>
    public string? TargetUrl { get; init; }
}
