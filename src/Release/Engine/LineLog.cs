using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>A log for an operator, who is shown lines and nothing else: no requests, no folds.</summary>
/// <param name="tell">Given each line.</param>
public sealed class LineLog(Action<string> tell) : ILog
{
    public void Info(string message) => tell(message);

    // each request: only a search for a fault needs it
    public void Debug(string message) { }

    public void Notice(string title, string message) => tell(message);

    public IDisposable Group(string name) => new NoFold();

    private sealed class NoFold : IDisposable
    {
        public void Dispose() { }
    }
}
