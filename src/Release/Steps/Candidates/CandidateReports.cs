using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>What the state of a candidate means for the release. Pure.</summary>
internal static class CandidateReports
{
    private const string BuiltOnce = "what is released was built once, from this commit";

    public static StepReport Of(CandidateSnapshot snapshot, WantedCandidate wanted, ReleaseSettings settings) =>
        (snapshot.Candidate.State, snapshot) switch
        {
            (CandidateState.Sealed, _) => wanted.Against(snapshot.Candidate) ?? Sealed(snapshot.Candidate),
            (_, { Live: { } run }) => new StepReport(
                StepStatus.Running,
                $"run {run.Id} builds {wanted.Tag} ({run.Status})"
            )
            {
                Why = BuiltOnce,
                Url = run.HtmlUrl,
            },
            (CandidateState.Invalid or CandidateState.Ambiguous, _) => Unusable(snapshot.Candidate, wanted),
            (_, { Failed: { } run }) => new StepReport(
                StepStatus.ToDo,
                $"run {run.Id} ended with {run.Conclusion}; its failed jobs are run again, what succeeded is kept"
            )
            {
                Why = BuiltOnce,
                Url = run.HtmlUrl,
                Writes = [Rerun(run)],
            },
            (_, { Newest: { } run }) => SealedNothing(snapshot.Candidate, run, wanted, settings),
            _ => new StepReport(StepStatus.ToDo, $"{wanted.Tag} is to be built")
            {
                Why = BuiltOnce,
                Writes = [Dispatch(wanted, settings)],
            },
        };

    /// <summary>The dispatch, in the words in which it is announced.</summary>
    public static string Dispatch(WantedCandidate wanted, ReleaseSettings settings) =>
        $"dispatch {wanted.Workflow} on {settings.Branch} for {wanted.Tag.SourceSha}";

    /// <summary>The rerun, in the words in which it is announced.</summary>
    public static string Rerun(WorkflowRun run) => $"run the failed jobs of run {run.Id} again";

    /// <summary>It was sealed as another version than that of the release; null where it was not.</summary>
    public static StepReport? OtherVersion(Candidate candidate, ReleaseTag tag, string discard) =>
        candidate.Seal!.Manifest.Version is { } version && version != tag.VersionText
            ? new StepReport(
                StepStatus.Blocked,
                $"{candidate.Tag} was built as version {version}, and the release is {tag}"
            )
            {
                Why = "A candidate is released as the version that its tree names",
                Remedy =
                    $"Release it as {tag.Prefix}{version}, or discard it with `{discard}` if it is not what it should be",
                Url = candidate.Release!.HtmlUrl,
            }
            : null;

    private static StepReport Sealed(Candidate candidate)
    {
        var manifest = candidate.Seal!.Manifest;
        return new StepReport(
            StepStatus.Done,
            $"{candidate.Tag} is sealed: {manifest.Files.Count} file{(manifest.Files.Count == 1 ? "" : "s")}, "
                + $"{ByteSize.Show(manifest.TotalBytes)}"
        )
        {
            Why = BuiltOnce,
            Url = candidate.Release!.HtmlUrl,
        };
    }

    private static StepReport Unusable(Candidate candidate, WantedCandidate wanted) =>
        new(StepStatus.Blocked, $"{candidate.Tag} cannot be used: {string.Join("; ", candidate.Problems)}")
        {
            Why = "Nothing is published that contradicts itself",
            Remedy =
                $"Look at it, discard it with `{wanted.Discard}`, and run the same command again: it is built anew",
            Url = candidate.Release?.HtmlUrl,
        };

    private static StepReport SealedNothing(
        Candidate candidate,
        WorkflowRun run,
        WantedCandidate wanted,
        ReleaseSettings settings
    ) =>
        new(
            StepStatus.Blocked,
            $"run {run.Id} of {wanted.Workflow} succeeded, and {wanted.Tag} is not sealed: "
                + $"{string.Join("; ", candidate.Problems)}"
        )
        {
            Why =
                "Somebody removed the candidate, or the workflow does not seal one; building again without "
                + "knowing which could go on for ever",
            Remedy =
                "If it was removed on purpose, start the build by hand (`gh workflow run "
                + $"{wanted.Workflow}{wanted.Elsewhere} --ref {settings.Branch} "
                + $"{string.Join(' ', wanted.Inputs.Select(input => $"-f {input.Key}={input.Value}"))}`) and run "
                + $"the same command again: it follows that run. Else look at {run.HtmlUrl}",
            Url = run.HtmlUrl,
        };
}
