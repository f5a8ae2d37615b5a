using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Finds the checkouts of a candidate that are not of exactly its commit.</summary>
internal static partial class CandidateCheckouts
{
    private static readonly string[] SourceSha = ["inputs.source_sha", "github.event.inputs.source_sha"];

    /// <summary>The checkouts of something else than <c>source_sha</c>.</summary>
    public static IEnumerable<Spot> OtherCommit(LintedWorkflow file)
    {
        foreach (var step in Checkouts(file.Steps))
        {
            var reference = step.With?["ref"] as Scalar;
            if (reference is null || !SourceSha.Contains(SourceText.Sole(reference), StringComparer.OrdinalIgnoreCase))
            {
                yield return reference is { Text.Length: > 0 }
                    ? new Spot(reference.At, $"this checks out {reference.Text}, not ${{{{ inputs.source_sha }}}}")
                    : new Spot(
                        step.Uses!.At,
                        "this checks out the head of the branch that was dispatched, not source_sha"
                    );
            }
        }
    }

    /// <summary>The checkouts of another repository, of a commit that is no input.</summary>
    public static IEnumerable<Spot> OtherRepository(LintedWorkflow file) =>
        from job in file.Jobs
        where job.Bundles
        from step in job.Job.Steps
        where KnownActions.KindsOf(step).Contains(ToolKind.ChecksOut) && step.With?["repository"] is not null
        let reference = step.With?["ref"] as Scalar
        where
            reference is null
            || (
                SourceText.Sole(reference)?.StartsWith("inputs.", StringComparison.OrdinalIgnoreCase) != true
                && !IsPinned(reference, file)
            )
        select new Spot(
            reference?.At ?? step.Uses!.At,
            "what is built with it is another repository's branch, as it is at that moment"
        );

    /// <summary>
    /// The jobs that call a file whose checkout is not of a commit that is passed to it, as an input of whatever name.
    /// </summary>
    public static IEnumerable<Spot> OtherCommitOfCalled(LintedWorkflow file, LintedSet set) =>
        from job in file.File.Jobs
        from called in set.Workflows
        where LintedWorkflow.Called(job) == Path.GetFileName(called.File.Path)
        from step in Checkouts(called.Steps)
        where
            step.With?["ref"] is not Scalar reference
            || SourceText.Sole(reference)?.StartsWith("inputs.", StringComparison.OrdinalIgnoreCase) != true
        select new Spot(
            job.Uses!.At,
            $"the checkout in {called.File.Path}, line {step.At.Line}, is not of a commit that is passed to it"
        );

    /// <summary>The building jobs that do not compare HEAD after the checkout.</summary>
    public static IEnumerable<Spot> HeadUnchecked(LintedWorkflow file) =>
        from job in file.Jobs
        where
            job.Bundles
            && !job.Job.Steps.Any(step => step.Run?.Text.Contains("rev-parse", StringComparison.Ordinal) == true)
        from step in Checkouts(job.Job.Steps).Take(1)
        select new Spot(
            step.Uses!.At,
            $"the job '{job.Name}' builds what it checked out without comparing HEAD with source_sha"
        );

    // a commit that validate-candidate found in a file: fromJSON(needs.guard.outputs.pinned)['ui']
    private static bool IsPinned(Scalar reference, LintedWorkflow file) =>
        Pinned().Match(SourceText.Sole(reference) ?? "") is { Success: true } match
        && file.File.Jobs.FirstOrDefault(job => job.Id.Text == match.Groups["job"].Value) is { } job
        && job.Outputs?[match.Groups["output"].Value] is Scalar output
        && job.Steps.Any(step =>
            OurAction.Of(step)?.Id == "validate-candidate"
            && SourceText.Sole(output) == $"steps.{step.Id?.Text}.outputs.pinned"
        );

    [GeneratedRegex(
        @"\AfromJSON\(needs\.(?<job>[A-Za-z0-9_-]+)\.outputs\.(?<output>[A-Za-z0-9_-]+)\)(\['[a-z0-9-]+'\]|\.[a-z0-9-]+)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pinned();

    private static IEnumerable<Step> Checkouts(IEnumerable<Step> steps) =>
        steps.Where(step =>
            KnownActions.KindsOf(step).Contains(ToolKind.ChecksOut) && step.With?["repository"] is null
        );
}
