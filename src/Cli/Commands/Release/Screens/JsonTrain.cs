using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>One object a line, and nothing else on standard output.</summary>
internal sealed class JsonTrain(Terminal terminal) : ITrainView
{
    private readonly Lock gate = new();

    public void Take(TrainEvent happened)
    {
        lock (gate)
        {
            terminal.Out.WriteLine(EventLine.Of(happened, terminal.Time.GetUtcNow()));
        }
    }

    // a machine has said everything on the command line
    public Task<string?> AskAsync(string question, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
