using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>How far a bump is, as GitHub shows it.</summary>
/// <param name="Branch">What is to be bumped to what.</param>
/// <param name="Base">The commit to bump.</param>
/// <param name="Files">What it changes.</param>
internal sealed record BumpSnapshot(BumpBranch Branch, CommitSha Base, BumpFiles Files)
{
    /// <summary>The pull request: open with exactly our content, or merged.</summary>
    public PullRequest? Pull { get; init; }

    /// <summary>The branch is there, with exactly our content.</summary>
    public bool HasBranch { get; init; }

    /// <summary>An earlier pull request of the branch, closed by somebody.</summary>
    public PullRequest? Closed { get; init; }

    /// <summary>Open ones that bump another commit to the same tag.</summary>
    public IReadOnlyList<BumpPull> Superseded { get; init; } = [];

    /// <summary>Why it cannot be done; null where it can.</summary>
    public BumpProblem? Problem { get; init; }

    public bool IsDone => Problem is null && (!Files.IsNeeded || (Pull is not null && Superseded.Count == 0));
}

/// <summary>Why a bump cannot be made as things are.</summary>
/// <param name="What">What was seen, without a final full stop.</param>
/// <param name="Remedy">What the operator can do.</param>
/// <param name="Url">Where to see it.</param>
internal sealed record BumpProblem(string What, string Why, string Remedy, string? Url);
