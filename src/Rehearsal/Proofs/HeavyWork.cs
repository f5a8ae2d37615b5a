using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>What the tools of the jobs were used for.</summary>
/// <param name="Uses">By run and job.</param>
/// <param name="OwnerBuilds">Where the owner's build action ran to its end.</param>
/// <param name="Settings">Which workflow files are the lanes.</param>
internal sealed record HeavyWork(
    IReadOnlyList<(SandboxRun Run, SandboxJob Job, ToolUse Use)> Uses,
    IReadOnlyList<(SandboxRun Run, SandboxJob Job)> OwnerBuilds,
    ReleaseSettings Settings
)
{
    public static HeavyWork Of(string jobs, IEnumerable<SandboxRun> runs, ReleaseSettings settings)
    {
        var all = runs.ToList();
        return new(
            [
                .. all.SelectMany(run =>
                    Machines
                        .Uses(jobs, run)
                        .SelectMany(found =>
                            found.Value.Select(use => (run, run.AllJobs.First(job => job.Id == found.Key), use))
                        )
                ),
            ],
            [
                // of content each producer's tools say what built
                .. (settings.Kind == ProductKind.Content ? [] : all).SelectMany(run =>
                    run.AllJobs.Where(job =>
                            job.Origin is null
                            && job.Steps.Any(step =>
                                step.Name == $"Run ./{settings.Build.Action}" && step.Conclusion == "success"
                            )
                        )
                        .Select(job => (run, job))
                ),
            ],
            settings
        );
    }

    /// <summary>Runs in which a bundling command or the owner's build action ran.</summary>
    public int Builds => Heavy.Select(heavy => heavy.Run.Id).Distinct().Count();

    /// <summary>Jobs in which one ran, each leg of a matrix for itself.</summary>
    public int Jobs => Heavy.Select(heavy => heavy.Job.Id).Distinct().Count();

    private IEnumerable<(SandboxRun Run, SandboxJob Job)> Heavy =>
        Bundling.Select(use => (use.Run, use.Job)).Concat(OwnerBuilds);

    /// <summary>Whether a run of the promote lane used a compiler, a bundler, or a tool of theirs.</summary>
    public bool ReleaseCompiled =>
        Uses.Any(use =>
            use.Run.Workflow.FileName == Settings.ReleaseWorkflow
            && use.Use.Effect is not (ToolEffect.None or ToolEffect.Installs)
        );

    /// <summary>
    /// Whether a workflow file is a candidate's or a promotion's, which nothing but a dispatch may start.
    /// </summary>
    public bool IsLane(string file) =>
        file == Settings.ReleaseWorkflow
        || (
            Settings.Kind == ProductKind.Content
                ? Settings.Content.Producers.Any(producer => producer.Workflow == file)
                : file == Settings.CandidateWorkflow
        );

    /// <summary>Heavy jobs that the three-builds model would have taken.</summary>
    public int JobsOfThreeBuilds =>
        ThreeBuilds.Occasions * ThreeBuilds.Legs(Heavy.Select(heavy => ($"{heavy.Run.Id}", heavy.Job.Name)));

    /// <summary>Commands that nothing stands in for, each with its run and job.</summary>
    public IEnumerable<string> Unsupported =>
        Uses.Where(use => use.Use.Effect == ToolEffect.Unsupported)
            .Select(use =>
                $"not supported by the embedded runner: {use.Use.Line} ({use.Run.Workflow.Name} "
                + $"#{use.Run.Number}, {use.Job.Name})"
            );

    /// <summary>The bundling commands: what makes a build heavy.</summary>
    public IEnumerable<(SandboxRun Run, SandboxJob Job, ToolUse Use)> Bundling =>
        Uses.Where(use => use.Use.Effect == ToolEffect.Bundles);
}
