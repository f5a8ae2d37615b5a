using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Lanes;

/// <summary>A commit's candidate and the runs that build it, as GitHub shows them at one instant.</summary>
/// <param name="Candidate">The release <c>rc-&lt;source_sha&gt;</c>, judged.</param>
/// <param name="Runs">Newest first.</param>
internal sealed record CandidateSight(Candidate Candidate, IReadOnlyList<WorkflowRun> Runs)
{
    /// <summary>The run to follow; null where none is under way.</summary>
    public WorkflowRun? Live => Runs.Live();

    public WorkflowRun? Newest => Runs is [var newest, ..] ? newest : null;

    /// <summary>The newest run, where it failed: its failed jobs can be run again.</summary>
    public WorkflowRun? Failed => Live is null && Newest is { Conclusion: not "success" } failed ? failed : null;

    /// <summary>Nothing is sealed, and nobody is at it any more: a fix on the branch is a reason to release that instead.</summary>
    public bool IsGivenUp => Failed is not null && Candidate.State is (CandidateState.Missing or CandidateState.Incomplete);

    // runs first: a run that seals between the two questions is then seen as live or sealed, never as one that sealed nothing
    public static async Task<CandidateSight> ReadAsync(TrainSpace space, LaneRuns lane, CommitSha source, CancellationToken cancellation)
    {
        var runs = await lane.FindAsync(cancellation);
        var candidate = await new CandidateReader(space.GitHub, space.Repository, space.Time).ReadAsync(CandidateTag.Of(source), cancellation);
        return new CandidateSight(candidate, runs);
    }
}
