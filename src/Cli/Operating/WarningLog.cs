using MsReleaseActions.Runtime;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Cli.Operating;

/// <summary>What a connection says of its waits and tries, as something that the operator should know.</summary>
internal sealed class WarningLog(Action<TrainEvent> tell) : ILog
{
    public void Info(string message) => tell(new TrainWarned(message));

    // each request: only a search for a fault needs it
    public void Debug(string message)
    {
    }

    public void Notice(string title, string message) => tell(new TrainWarned(message));

    public IDisposable Group(string name) => new NoFold();

    private sealed class NoFold : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
