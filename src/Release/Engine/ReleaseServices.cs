using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>What all steps work with.</summary>
/// <param name="Settings">What is released, and how it is set up.</param>
/// <param name="Product">The steps and words of its kind.</param>
/// <param name="GitHub">GitHub with the operator's token, the ports that actions have too.</param>
/// <param name="Operator">The same GitHub, the ports that only an operator needs.</param>
/// <param name="Time">The clock, also for waiting.</param>
/// <param name="Tell">Shows what happens.</param>
public sealed record ReleaseServices(
    ReleaseSettings Settings,
    Product Product,
    GitHubClient GitHub,
    OperatorClient Operator,
    TimeProvider Time,
    Action<TrainEvent> Tell
)
{
    public RepositoryName Repository => Settings.Repository;

    /// <summary>What verifies attestations on this machine.</summary>
    public IAttestationVerifier Attestations { get; init; } = new NoAttestationVerifier();

    /// <summary>What the pull request of a release writes.</summary>
    /// <param name="context">The release; null where only what is there already is looked at.</param>
    internal IReleaseChange ChangeOf(ReleaseContext? context) => Product.Change(this, context);

    /// <summary>What a running step did last.</summary>
    public void Line(StepId step, string line) => Tell(new StepLine(step, line));

    /// <summary>
    /// Makes one write: announced before, confirmed after. Every write of the train goes through here.
    /// </summary>
    /// <param name="step">Whose it is.</param>
    /// <param name="what">What is written, such as "create the branch release/v1.2.3-0a1b2c3d".</param>
    /// <param name="write">Writes, and returns only when the effect was seen.</param>
    public async Task<T> WriteAsync<T>(StepId step, string what, Func<Task<T>> write)
    {
        Tell(new WriteAnnounced(step, what));
        var made = await write();
        Tell(new WriteDone(step, what));
        return made;
    }

    /// <summary>A log for what is shared with the actions: its lines are the step's.</summary>
    public ILog LogOf(StepId step) => new LineLog(line => Line(step, line));
}
