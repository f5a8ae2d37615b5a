using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>Shows a rehearsal while it goes on. Calls may come from any thread.</summary>
internal interface IRehearsalView : IAsyncDisposable
{
    /// <summary>A scenario begins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is about, one line.</param>
    void Begin(string name, string description);

    /// <summary>Somebody does something outside the workflows.</summary>
    /// <param name="who"><c>operator</c>, a reviewer's login, <c>intruder</c>.</param>
    /// <param name="what">What, as in <c>dispatches candidate.yml for 1a2b3c4d</c>.</param>
    void Act(string who, string what);

    /// <summary>The runner did something.</summary>
    void Happened(RunnerEvent happened);

    /// <summary>Something was looked at.</summary>
    void Found(Finding finding);

    /// <summary>What is being looked at now.</summary>
    void Line(string text);
}
