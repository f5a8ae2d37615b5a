using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>
/// Shows a release while it is on its way. Calls may come from any thread; disposing it shows the end.
/// </summary>
internal interface ITrainView : IAsyncDisposable
{
    /// <summary>Something happened.</summary>
    void Take(TrainEvent happened);

    /// <summary>Asks the operator.</summary>
    /// <param name="question">One line, without a final blank.</param>
    /// <returns>What was typed; null where nobody can be asked: then the command line must have said it.</returns>
    Task<string?> AskAsync(string question, CancellationToken cancellation);
}
