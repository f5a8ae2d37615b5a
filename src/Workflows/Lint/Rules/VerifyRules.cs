using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Verify is fast and light: whatever it builds for users would be built again.</summary>
internal static class VerifyRules
{
    private static readonly Lane[] Lanes = [Lane.Verify];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "verify-os-matrix",
            Severity.Error,
            Lanes,
            "No job of a push or a pull request runs on several systems.",
            "The multi-system build is the slow and costly part, and the candidate makes it once for the commit "
                + "that ships.",
            "Run the job on one Linux image; leave the other systems to the candidate lane."
        )
        {
            Check = OsMatrix,
        },
        new(
            "verify-bundles",
            Severity.Error,
            Lanes,
            "No pull request makes what is released: a bundle, a program for a named system, firmware, an archive.",
            "What a pull request bundles is thrown away and built again later: a binary built twice is two "
                + "binaries, and only one of them was tested.",
            "Replace it by a check (`cargo check`, `platformio test`, `mvn test`); what is released comes from "
                + "the candidate lane."
        )
        {
            Check = (file, _) => OnPullRequest(file) ? Bundles(file, "a pull request makes what is released") : [],
        },
        new(
            "build-on-push",
            Severity.Error,
            Lanes,
            "No push makes what is released.",
            "After the merge the same commit is built by the candidate: this is the build that is paid for twice.",
            "Delete the job, or the trigger; dispatch the candidate lane for the commit that is to be released."
        )
        {
            Check = (file, _) =>
                file.StartsOn("push") && !OnPullRequest(file) ? Bundles(file, "a push makes what is released") : [],
        },
        new(
            "leftover-rebuild",
            Severity.Error,
            Lanes,
            "Beside a candidate or promote lane, nothing but the candidate makes what is released.",
            "Two places that build a release are two releases: people will ship the one that nobody verified.",
            "Delete the workflow, or let it dispatch the candidate lane."
        )
        {
            Check = Leftover,
        },
    ];

    /// <summary>
    /// Whether a finding is about something that a release meets, whoever wrote the file: a heavy build
    /// beside the lanes.
    /// </summary>
    public static bool MeetsRelease(LintRule rule) =>
        rule.Id is "verify-bundles" or "build-on-push" or "leftover-rebuild";

    private static IEnumerable<Spot> OsMatrix(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in file.StartsOn("push") || OnPullRequest(file) ? file.Jobs : [])
        {
            var systems = RunnerSystems.Of(file, job);
            if (systems.FirstOrDefault(system => system.Family != systems[0].Family) is { } other)
            {
                yield return new Spot(
                    other.At,
                    $"the job '{job.Name}' runs on "
                        + $"{string.Join(", ", systems.Select(system => system.Family).Distinct())}"
                );
            }
        }
    }

    private static IEnumerable<Spot> Leftover(LintedWorkflow file, LintedSet set) =>
        (set.Has(Lane.Candidate) || set.Has(Lane.Promote))
        && !OnPullRequest(file)
        && !file.StartsOn("push")
        && !IsCalledByCandidate(file, set)
            ? Bundles(file, "what is released is built by a candidate here, and this makes it as well")
            : [];

    private static bool OnPullRequest(LintedWorkflow file) =>
        file.StartsOn("pull_request") || file.StartsOn("pull_request_target");

    private static bool IsCalledByCandidate(LintedWorkflow file, LintedSet set) =>
        set
            .Workflows.Where(other => other.Lane.Lane == Lane.Candidate)
            .SelectMany(other => other.Jobs)
            .Any(job => LintedWorkflow.Called(job.Job) == Path.GetFileName(file.File.Path));

    private static IEnumerable<Spot> Bundles(LintedWorkflow file, string what) =>
        from job in file.Jobs
        from tool in job.Tools
        where tool.Kind == ToolKind.Bundles
        select new Spot(tool.At, $"{what}: `{tool.Shown}` in the job '{job.Name}'");
}
