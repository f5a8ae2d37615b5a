namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>
/// The system's clock, on which the waits between two looks are short: on an embedded GitHub nothing takes as long as
/// on the real one.
/// </summary>
internal sealed class AcceleratedTimeProvider : TimeProvider
{
    private const int Times = 100;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);

    // longer ones are limits, which are as long here as anywhere
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private static TimeSpan Shorter(TimeSpan time) =>
        time <= Least || time > LongestPause ? time
        : time / Times > Least ? time / Times
        : Least;
}
