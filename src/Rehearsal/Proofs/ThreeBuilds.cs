namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>
/// What the same release costs where every occasion builds anew: the pull request, the push to the default branch, the
/// candidate.
/// </summary>
internal static class ThreeBuilds
{
    /// <summary>The occasions.</summary>
    public const int Occasions = 3;

    /// <summary>
    /// Heavy jobs of one whole build: of the run that had most of them; a job that was run again counts once.
    /// </summary>
    /// <param name="heavy">Each heavy job with what tells its run from others.</param>
    public static int Legs(IEnumerable<(string Run, string Job)> heavy) =>
        heavy.Distinct().GroupBy(job => job.Run).Select(run => run.Count()).DefaultIfEmpty().Max();
}
