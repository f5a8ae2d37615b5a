using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Runs;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>A candidate and the runs that build it, as GitHub shows them at one instant.</summary>
/// <param name="Candidate">The release of its tag, judged.</param>
/// <param name="Runs">Newest first.</param>
internal sealed record CandidateSnapshot(Candidate Candidate, IReadOnlyList<WorkflowRun> Runs)
{
    /// <summary>The run to follow; null where none is under way.</summary>
    public WorkflowRun? Live => Runs.Live();

    public WorkflowRun? Newest => Runs is [var newest, ..] ? newest : null;

    /// <summary>The newest run, where it failed: its failed jobs can be run again.</summary>
    public WorkflowRun? Failed => Live is null && Newest is { Conclusion: not "success" } failed ? failed : null;

    /// <summary>
    /// Nothing is sealed, and nobody is at it any more: a fix on the branch is a reason to release that instead.
    /// </summary>
    public bool IsGivenUp =>
        Failed is not null && Candidate.State is (CandidateState.Missing or CandidateState.Incomplete);

    /// <summary>The run that made it, or is at it, or was last.</summary>
    public long? RunId => Candidate.Seal?.Manifest.RunId ?? (Live ?? Newest)?.Id;
}
