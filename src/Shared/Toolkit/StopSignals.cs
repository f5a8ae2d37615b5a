using System.Runtime.InteropServices;

namespace MsReleaseActions.Toolkit;

/// <summary>SIGINT and SIGTERM: the work is asked to end, and where it does not, the process is ended.</summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>
    /// The runner sends SIGTERM 7.5 s after SIGINT and looks away 2.5 s later: what still runs then is an orphan.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    private readonly CancellationTokenSource cancellation;
    private readonly ITimer late;
    private readonly List<PosixSignalRegistration> signals = [];
    private int stopped;

    /// <param name="cancellation">Cancelled by the first signal.</param>
    /// <param name="time">The clock for <see cref="Patience"/>.</param>
    /// <param name="end">Ends the process; called where the work is still there <see cref="Patience"/> after the first
    /// signal.</param>
    public StopSignals(CancellationTokenSource cancellation, TimeProvider time, Action end)
    {
        this.cancellation = cancellation;
        late = time.CreateTimer(_ => end(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Taken));
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Taken));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What a signal does.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
        {
            return;
        }
        // the clock first: what cancelling calls may be the very thing that hangs
        late.Change(Patience, Timeout.InfiniteTimeSpan);
        cancellation.Cancel();
    }

    /// <summary>The work has ended: signals have their usual effect again.</summary>
    public void Dispose()
    {
        stopped = 1;
        foreach (var signal in signals)
        {
            signal.Dispose();
        }
        late.Dispose();
    }

    private void Taken(PosixSignalContext context)
    {
        // the default would end the process at once, before what was begun is left in order
        context.Cancel = true;
        try
        {
            Stop();
        }
        catch (ObjectDisposedException)
        {
            // the action had just ended by itself: its own exit code stands
        }
    }
}
