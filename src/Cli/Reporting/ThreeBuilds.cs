namespace MsReleaseActions.Cli.Reporting;

/// <summary>What the same release costs where every occasion builds anew.</summary>
internal static class ThreeBuilds
{
    // the pull request, the push to the default branch, the candidate
    private const int Occasions = 3;

    /// <summary>Heavy jobs of one whole build: of the run that had most of them.</summary>
    public static int Legs(RehearsalRecord record) =>
        record.Runs.Select(run => run.Jobs.Count(job => job.HeavyCommands.Count > 0)).DefaultIfEmpty().Max();

    /// <summary>Heavy jobs of the three builds.</summary>
    public static int Jobs(RehearsalRecord record) => Occasions * Legs(record);
}
