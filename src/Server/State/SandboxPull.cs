namespace MsReleaseActions.Server.State;

/// <summary>A review of a pull request.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="State"><c>APPROVED</c>, <c>CHANGES_REQUESTED</c>, <c>COMMENTED</c>, <c>DISMISSED</c> or
/// <c>PENDING</c>.</param>
/// <param name="Body">What it says.</param>
/// <param name="Commit">The head that was looked at.</param>
/// <param name="At">When.</param>
public sealed record SandboxReview(
    long Id,
    SandboxUser By,
    string State,
    string Body,
    string Commit,
    DateTimeOffset At
);

/// <summary>A pull request between two branches of one repository.</summary>
public sealed class SandboxPull
{
    private readonly List<SandboxReview> reviews = [];

    internal SandboxPull(long id, int number, SandboxUser user, string headRef, string baseRef, DateTimeOffset now) =>
        (Id, Number, User, HeadRef, BaseRef, CreatedAt, UpdatedAt) = (id, number, user, headRef, baseRef, now, now);

    /// <summary>GitHub's number, of all pull requests anywhere.</summary>
    public long Id { get; }

    /// <summary>The number people use.</summary>
    public int Number { get; }

    /// <summary>Who opened it.</summary>
    public SandboxUser User { get; }

    /// <summary>The branch to be merged.</summary>
    public string HeadRef { get; }

    /// <summary>Its newest commit; stays what it was when the pull request ended.</summary>
    public string HeadSha { get; internal set; } = "";

    /// <summary>The branch to merge into.</summary>
    public string BaseRef { get; internal set; }

    /// <summary>Its newest commit, before the merge.</summary>
    public string BaseSha { get; internal set; } = "";

    /// <summary>One line.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The rest, or null.</summary>
    public string? Body { get; internal set; }

    /// <summary>Whether it is not ready.</summary>
    public bool Draft { get; internal set; }

    /// <summary>Whether it is open.</summary>
    public bool Open { get; internal set; } = true;

    /// <summary>Shown only.</summary>
    public bool MaintainerCanModify { get; internal set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>When it was closed or merged.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>When it was merged.</summary>
    public DateTimeOffset? MergedAt { get; internal set; }

    /// <summary>Who merged it.</summary>
    public SandboxUser? MergedBy { get; internal set; }

    /// <summary>
    /// While open, GitHub's test merge (null until it was tried, or where it conflicts); then what the merge made.
    /// </summary>
    public string? MergeCommitSha { get; internal set; }

    /// <summary>Null until GitHub has looked, which it does only after somebody asked.</summary>
    public bool? Mergeable { get; internal set; }

    /// <summary>The commits that the merge brought to the base branch.</summary>
    public IReadOnlyList<string> Landed { get; internal set; } = [];

    /// <summary>Every review, oldest first.</summary>
    public IReadOnlyList<SandboxReview> Reviews => reviews;

    /// <summary>What each reviewer last decided.</summary>
    internal IReadOnlyList<string> Verdicts =>
        [
            .. reviews
                .Where(r => r.State is "APPROVED" or "CHANGES_REQUESTED" or "DISMISSED")
                .GroupBy(r => r.By.Id)
                .Select(g => g.Last().State),
        ];

    internal void Add(SandboxReview review) => reviews.Add(review);

    /// <summary>A push takes the approvals back.</summary>
    internal void DismissApprovals()
    {
        for (var i = 0; i < reviews.Count; i++)
        {
            reviews[i] = reviews[i].State == "APPROVED" ? reviews[i] with { State = "DISMISSED" } : reviews[i];
        }
    }
}
