using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// One station: looked at first, always, and then only brought as far as it is not yet. So running the train again
/// continues it.
/// </summary>
public interface IStep
{
    StepId Id { get; }

    /// <summary>
    /// Reads what GitHub has of it now. Writes nothing: what later steps need of it is in the report.
    /// </summary>
    Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation);

    /// <summary>
    /// Does what the look found missing (or waits for who does), until another look would find it done.
    /// </summary>
    /// <exception cref="ActionFailure">It cannot be done, was refused, failed, or took too long.</exception>
    Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation);
}
