using MsReleaseActions.Runtime;

namespace MsReleaseActions.TrainTests;

/// <summary>Keeps what a connection says of its waits.</summary>
internal sealed class SilentLog : ILog
{
    public List<string> Lines { get; } = [];

    public void Info(string message) => Lines.Add(message);

    public void Debug(string message)
    {
    }

    public void Notice(string title, string message) => Lines.Add(message);

    public IDisposable Group(string name) => new Nothing();

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
