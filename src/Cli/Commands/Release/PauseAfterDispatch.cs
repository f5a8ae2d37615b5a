using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>
/// Stops the train as Ctrl-C would, once it has set somebody else to work: for those who do not want to wait.
/// </summary>
internal sealed class PauseAfterDispatch : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly Action<TrainEvent> tell;
    private readonly bool watch;

    /// <param name="tell">Where events go on to.</param>
    /// <param name="watch">Whether it is waited for; then this does nothing.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public PauseAfterDispatch(Action<TrainEvent> tell, bool watch, CancellationToken cancellation)
    {
        (this.tell, this.watch) = (tell, watch);
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    public CancellationToken Token => source.Token;

    /// <summary>What was set to work; empty before.</summary>
    public string What { get; private set; } = "";

    public bool Happened => What.Length > 0;

    public void Take(TrainEvent happened)
    {
        tell(happened);
        if (!watch && happened is WriteDone { Step: StepId.Candidate or StepId.Release } done)
        {
            What = done.What;
            source.Cancel();
        }
    }

    public void Dispose() => source.Dispose();
}
