using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.Catalog;

/// <summary>A release of the repository that is a candidate, or carries the tag of one.</summary>
/// <param name="State">As the actions judge it; several releases of one tag are ambiguous, all of them.</param>
/// <param name="Problems">Why it is not sealed; empty where it is, or where it was not judged.</param>
/// <param name="Bytes">Of all its assets.</param>
public sealed record KnownCandidate(
    Release Release,
    CandidateTag Tag,
    CandidateState State,
    IReadOnlyList<string> Problems,
    long Bytes
)
{
    /// <summary>The first line of its commit; null where the commit is not among the branch's newest.</summary>
    public string? Subject { get; init; }

    /// <summary>The run that built it, as its <c>candidate.json</c> says; null where there is none.</summary>
    public long? BuiltBy { get; init; }

    /// <summary>What keeps it; all of it.</summary>
    public CandidateUse Use { get; init; } = CandidateUse.None;
}

/// <summary>Who needs a candidate.</summary>
/// <param name="LiveRun">A run that is not completed, and whose title names the commit.</param>
/// <param name="Unfinished">The tag of a draft release of this commit.</param>
/// <param name="Published">The tag of a published release of this commit.</param>
/// <param name="IsNewestBump">It is of the branch's newest version bump: the next release, if there is none
/// yet.</param>
public sealed record CandidateUse(long? LiveRun, string? Unfinished, string? Published, bool IsNewestBump)
{
    public static CandidateUse None { get; } = new(null, null, null, IsNewestBump: false);

    /// <summary>Why it must not go, whoever asks; null where it may.</summary>
    public string? Forbids =>
        LiveRun is { } run ? $"run {run} is at work on it"
        : Unfinished is { } draft ? $"the release {draft} is not finished"
        : null;
}
