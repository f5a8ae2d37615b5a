using System.Runtime.ExceptionServices;

namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// Both streams of a process, read to their end line by line; told one line at a time until <see cref="Close"/>.
/// </summary>
internal sealed class LineOutput(Action<string> line)
{
    private readonly Lock gate = new();
    private ExceptionDispatchInfo? refusal;
    private bool closed;

    /// <summary>
    /// Reads on after the close, so that a process which is left behind does not get stuck in a full pipe.
    /// </summary>
    public async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } text)
        {
            Tell(text);
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    /// <summary>
    /// Throws what the one who is told threw: after it nothing more was told, and the process went on.
    /// </summary>
    public void ThrowIfRefused() => refusal?.Throw();

    private void Tell(string text)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }
            try
            {
                line(text);
            }
#pragma warning disable CA1031 // whatever it is, the pipe must be read on; it is thrown when the process has ended
            catch (Exception failure)
#pragma warning restore CA1031
            {
                refusal = ExceptionDispatchInfo.Capture(failure);
                closed = true;
            }
        }
    }
}
