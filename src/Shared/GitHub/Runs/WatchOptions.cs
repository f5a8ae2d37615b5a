using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>Why watching ended.</summary>
public enum WatchEnd
{
    /// <summary>The run is over, or what was waited for is there.</summary>
    Reached,

    /// <summary>The time allowed is over.</summary>
    TimedOut,
}

/// <summary>How a run is watched.</summary>
/// <param name="Within">Time allowed, from when its <see cref="RunProgress"/> was made.</param>
/// <param name="Title">Over what a person must see.</param>
public sealed record WatchOptions(TimeSpan Within, string Title)
{
    /// <summary>Called after each look, with what the run waits for.</summary>
    public Action<RunProgress, IReadOnlyList<PendingDeployment>>? Observe { get; init; }

    /// <summary>Ends the watch before the run does.</summary>
    public Func<RunProgress, IReadOnlyList<PendingDeployment>, bool> Until { get; init; } = (_, _) => false;

    /// <summary>The time between looks once the first minute is over.</summary>
    public TimeSpan SlowestPace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it is said that nothing changed.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Server errors and lost connections, which every look tries to outlast by itself, do not end the watch.
    /// </summary>
    public bool OutlastsFaults { get; init; }
}
