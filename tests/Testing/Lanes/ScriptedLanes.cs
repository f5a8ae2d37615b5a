using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// Plays candidate.yml, release.yml and publish.yml: what the product's workflow files would do is done to the sandbox
/// without executing anything. Each wait on the clock moves every live run on by one step; runs of one concurrency
/// group come one after the other.
/// </summary>
public sealed class ScriptedLanes
{
    private readonly List<(SandboxRun Run, IEnumerator<object?> Steps)> live = [];
    private readonly SandboxRepository repository;
    private readonly TestClock clock;

    /// <param name="repository">Holds the product's workflow files.</param>
    /// <param name="clock">The sandbox's own. A test that wants its waits too adds to
    /// <see cref="TestClock.OnWait"/>.</param>
    public ScriptedLanes(SandboxRepository repository, TestClock clock)
    {
        (this.repository, this.clock) = (repository, clock);
        repository.Actions.OnDispatch(Begin);
        clock.OnWait += _ => Advance();
    }

    /// <summary>How the next attempts of candidate.yml end, in order; those after them are sealed.</summary>
    public Queue<CandidateEnd> Candidates { get; } = new();

    /// <summary>How the next attempts of release.yml end, in order; those after them publish.</summary>
    public Queue<ReleaseEnd> Releases { get; } = new();

    /// <summary>How long the reviewer lets the environment wait; null: nobody comes.</summary>
    public TimeSpan? ApprovedAfter { get; set; } = TimeSpan.Zero;

    /// <summary>Who approves or rejects.</summary>
    public string Reviewer { get; set; } = "alice";

    /// <summary>What the reviewer writes.</summary>
    public string Comment { get; set; } = "";

    /// <summary>Runs in which at least one leg was built, whatever the attempt.</summary>
    public int HeavyBuilds { get; internal set; }

    /// <summary>Every leg that was built, in order.</summary>
    public List<string> BuiltLegs { get; } = [];

    /// <summary>Runs of candidate.yml, oldest first.</summary>
    public IReadOnlyList<SandboxRun> CandidateRuns => RunsOf("candidate.yml");

    /// <summary>Runs of release.yml, oldest first.</summary>
    public IReadOnlyList<SandboxRun> ReleaseRuns => RunsOf("release.yml");

    /// <summary>
    /// What the ungated job of publish.yml does: puts the release together, seals it, and says of which commit.
    /// </summary>
    public Func<SandboxRun, string>? Assemble { get; set; }

    internal SandboxRepository Repository => repository;

    internal DateTimeOffset Now => clock.GetUtcNow();

    private List<SandboxRun> RunsOf(string file) =>
        [.. repository.Actions.Runs.Where(run => run.Workflow.FileName == file)];

    // called for a dispatch, and again when a run is run again
    private void Begin(SandboxRun run)
    {
        var steps = run.Workflow.FileName switch
        {
            "candidate.yml" => new CandidateScript(this, run).Steps(),
            "release.yml" => new ReleaseScript(
                this,
                run,
                ("validate", "app-release"),
                () => run.Inputs["source_sha"]
            ).Steps(),
            "publish.yml" => new ReleaseScript(this, run, ("assemble", "release"), () => Assemble!(run)).Steps(),
            _ => null,
        };
        if (steps is not null)
        {
            live.Add((run, InTurn(run, steps)));
        }
    }

    private void Advance() =>
        repository.Sandbox.Change(() =>
        {
            live.RemoveAll(script => script.Run.Status == "completed" || !script.Steps.MoveNext());
            return 0;
        });

    // concurrency with queue: max
    private IEnumerator<object?> InTurn(SandboxRun run, IEnumerable<object?> steps)
    {
        while (
            live.TakeWhile(script => script.Run != run)
                .Any(script =>
                    script.Run.Workflow == run.Workflow
                    && GroupOf(script.Run) == GroupOf(run)
                    && script.Run.Status != "completed"
                )
        )
        {
            run.SetStatus("pending");
            yield return null;
        }
        foreach (var step in steps)
        {
            yield return step;
        }
    }

    private static string GroupOf(SandboxRun run) => run.Inputs.GetValueOrDefault("tag") ?? run.Inputs["source_sha"];
}
