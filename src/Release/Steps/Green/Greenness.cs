using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Steps.Green;

/// <summary>How one check stands.</summary>
public enum CheckState
{
    /// <summary>It succeeded. Nothing else is green: not skipped, not neutral.</summary>
    Green,

    /// <summary>It has begun, or is queued.</summary>
    Pending,

    /// <summary>Nobody has said anything of it yet.</summary>
    Missing,

    /// <summary>It ended, and not with success.</summary>
    Red,
}

/// <summary>What is known of one check of a commit.</summary>
/// <param name="Name">The check, or the workflow.</param>
/// <param name="Said">GitHub's word for it: <c>success</c>, <c>failure</c>, <c>in_progress</c>, …, or
/// <c>missing</c>.</param>
/// <param name="Url">Where to look at it; null where there is nothing to look at.</param>
public sealed record CheckVerdict(string Name, CheckState State, string Said, string? Url)
{
    /// <summary><c>core (rust) (failure, https://…)</c>.</summary>
    public override string ToString() => Url is null ? $"{Name} ({Said})" : $"{Name} ({Said}, {Url})";
}

/// <summary>Whether a commit is green, and everything that speaks for or against it.</summary>
/// <param name="Sha">The commit.</param>
/// <param name="Verdicts">One for each check that counts, in the order in which they are required.</param>
public sealed record Greenness(CommitSha Sha, IReadOnlyList<CheckVerdict> Verdicts)
{
    public bool IsGreen => Verdicts.All(verdict => verdict.State == CheckState.Green);

    /// <summary>It may still become green by itself: nothing is red, and something has not ended.</summary>
    public bool MayBecomeGreen => !IsGreen && Verdicts.All(verdict => verdict.State != CheckState.Red);

    /// <summary>What keeps it from being green.</summary>
    public IReadOnlyList<CheckVerdict> Reasons => [.. Verdicts.Where(verdict => verdict.State != CheckState.Green)];

    /// <summary>
    /// The reasons by name alone, for a line that changes while somebody looks at it: <c>core (rust) in_progress, lint
    /// missing</c>.
    /// </summary>
    public string Waits => string.Join(", ", Reasons.Select(reason => $"{reason.Name} {reason.Said}"));

    public IReadOnlyList<CheckVerdict> In(CheckState state) => [.. Verdicts.Where(verdict => verdict.State == state)];

    /// <summary>All reasons in one line; "green" where there are none.</summary>
    public override string ToString() => IsGreen ? "green" : string.Join(", ", Reasons);
}
