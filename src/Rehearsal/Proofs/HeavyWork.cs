using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>What the tools of the jobs were used for.</summary>
/// <param name="Uses">By run and job.</param>
internal sealed record HeavyWork(IReadOnlyList<(SandboxRun Run, SandboxJob Job, ToolUse Use)> Uses)
{
    public static HeavyWork Of(string jobs, IEnumerable<SandboxRun> runs) =>
        new([
            .. runs.SelectMany(run =>
                Machines
                    .Uses(jobs, run)
                    .SelectMany(found =>
                        found.Value.Select(use => (run, run.AllJobs.First(job => job.Id == found.Key), use))
                    )
            ),
        ]);

    /// <summary>Runs in which a bundling command ran.</summary>
    public int Builds => Bundling.Select(use => use.Run.Id).Distinct().Count();

    /// <summary>Jobs in which one ran, each leg of a matrix for itself.</summary>
    public int Jobs => Bundling.Select(use => use.Job.Id).Distinct().Count();

    /// <summary>Whether a run of the promote lane used a compiler, a bundler, or a tool of theirs.</summary>
    public bool ReleaseCompiled =>
        Uses.Any(use =>
            use.Run.Workflow.FileName is "release.yml" or "publish.yml"
            && use.Use.Effect is not (ToolEffect.None or ToolEffect.Installs)
        );

    /// <summary>
    /// Whether a workflow file is a candidate's or a promotion's, which nothing but a dispatch may start.
    /// </summary>
    public static bool IsLane(string file) =>
        file
            is "candidate.yml"
                or "candidate-extension.yml"
                or "candidate-firmware.yml"
                or "release.yml"
                or "publish.yml";

    /// <summary>Heavy jobs that the three-builds model would have taken.</summary>
    public int JobsOfThreeBuilds =>
        ThreeBuilds.Occasions * ThreeBuilds.Legs(Bundling.Select(use => ($"{use.Run.Id}", use.Job.Name)));

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
