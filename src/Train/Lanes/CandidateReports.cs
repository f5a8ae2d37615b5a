using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;
using MsReleaseActions.Train.Settings;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Lanes;

/// <summary>What the state of a candidate means for the release. Pure.</summary>
internal static class CandidateReports
{
    private const string BuiltOnce = "what is released was built once, from this commit";

    public static StepReport Of(CandidateSight sight, ReleaseTag tag, ReleaseSettings settings) => (sight.Candidate.State, sight) switch
    {
        (CandidateState.Sealed, _) => Sealed(sight.Candidate, tag),
        (_, { Live: { } run }) => new StepReport(StepStatus.Running, $"run {run.Id} builds {sight.Candidate.Tag} ({run.Status})") { Why = BuiltOnce, Url = run.HtmlUrl },
        (CandidateState.Invalid or CandidateState.Ambiguous, _) => Unusable(sight.Candidate),
        (_, { Failed: { } run }) => new StepReport(StepStatus.ToDo, $"run {run.Id} ended with {run.Conclusion}; its failed jobs are run again, what succeeded is kept")
        {
            Why = BuiltOnce,
            Url = run.HtmlUrl,
            Writes = [Rerun(run)],
        },
        (_, { Newest: { } run }) => SealedNothing(sight.Candidate, run, settings),
        _ => new StepReport(StepStatus.ToDo, $"{sight.Candidate.Tag} is to be built") { Why = BuiltOnce, Writes = [Dispatch(sight.Candidate.Tag.SourceSha, settings)] },
    };

    /// <summary>The dispatch, in the words in which it is announced.</summary>
    public static string Dispatch(CommitSha source, ReleaseSettings settings) => $"dispatch {settings.CandidateWorkflow} on {settings.Branch} for {source}";

    /// <summary>The rerun, in the words in which it is announced.</summary>
    public static string Rerun(WorkflowRun run) => $"run the failed jobs of run {run.Id} again";

    private static StepReport Sealed(Candidate candidate, ReleaseTag tag)
    {
        var manifest = candidate.Seal!.Manifest;
        return manifest.Version is { } version && version != tag.VersionText
            ? new StepReport(StepStatus.Blocked, $"{candidate.Tag} was built as version {version}, and the release is {tag}")
            {
                Why = "A candidate is released as the version that its tree names",
                Remedy = $"Release it as v{version}, or discard it with `{Discard(candidate)}` if it is not what it should be",
                Url = candidate.Release!.HtmlUrl,
            }
            : new StepReport(StepStatus.Done, $"{candidate.Tag} is sealed: {manifest.Files.Count} files, {ByteSize.Show(manifest.TotalBytes)}") { Why = BuiltOnce, Url = candidate.Release!.HtmlUrl };
    }

    private static StepReport Unusable(Candidate candidate) =>
        new(StepStatus.Blocked, $"{candidate.Tag} cannot be used: {string.Join("; ", candidate.Problems)}")
        {
            Why = "Nothing is published that contradicts itself",
            Remedy = $"Look at it, discard it with `{Discard(candidate)}`, and run the same command again: it is built anew",
            Url = candidate.Release?.HtmlUrl,
        };

    private static StepReport SealedNothing(Candidate candidate, WorkflowRun run, ReleaseSettings settings) =>
        new(StepStatus.Blocked, $"run {run.Id} of {settings.CandidateWorkflow} succeeded, and {candidate.Tag} is not sealed: {string.Join("; ", candidate.Problems)}")
        {
            Why = "Somebody removed the candidate, or the workflow does not seal one; building again without knowing which could go on for ever",
            Remedy = $"If it was removed on purpose, start the build by hand (`gh workflow run {settings.CandidateWorkflow} --ref {settings.Branch} -f source_sha={candidate.Tag.SourceSha}`) and run the same command again: it follows that run. Else look at {run.HtmlUrl}",
            Url = run.HtmlUrl,
        };

    private static string Discard(Candidate candidate) => CandidateRules.Discard(candidate.Tag);
}
