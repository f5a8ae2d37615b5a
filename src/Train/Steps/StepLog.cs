using MsReleaseActions.Runtime;

namespace MsReleaseActions.Train.Steps;

/// <summary>Log lines as the last line of a step.</summary>
internal sealed class StepLog(TrainSpace space, StepId step) : ILog
{
    public void Info(string message) => space.Line(step, message);

    // the operator sees steps, not requests
    public void Debug(string message)
    {
    }

    public void Notice(string title, string message) => space.Line(step, message);

    public IDisposable Group(string name) => new NoFold();

    private sealed class NoFold : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
