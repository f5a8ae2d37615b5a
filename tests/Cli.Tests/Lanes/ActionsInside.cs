using System.IO.Abstractions;
using System.Text;
using MsReleaseActions.Image;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// Runs the project's actions in this process, for tests that ask what a workflow decides. Everything else is a
/// process, and whoever asks how an action behaves as one (is killed, interrupted, sees its own environment only) lets
/// the runner start it.
/// </summary>
internal sealed class ActionsInside(TimeProvider time) : IStepProcesses
{
    private readonly StepProcess processes = new(time);

    public async Task<ProcessOutcome> RunAsync(
        StepCommand command,
        Action<string> line,
        TimeSpan? timeout,
        CancellationToken cancelled
    )
    {
        if (!Multicall.Actions.TryGetValue(Path.GetFileName(command.FileName), out var action))
        {
            return await processes.RunAsync(command, line, timeout, cancelled);
        }
        using var limit = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancelled);
        await using var output = TextWriter.Synchronized(new Lines(line));
        // a program of the image sees nothing of this process but what it is given
        var code = await Task.Run(
            () => action(new ActionEnvironment(command.Environment, output, new FileSystem(), time, stop.Token)),
            CancellationToken.None
        );
        return new ProcessOutcome(
            cancelled.IsCancellationRequested ? ProcessEnd.Cancelled
                : limit.IsCancellationRequested ? ProcessEnd.TimedOut
                : ProcessEnd.Exited,
            code
        );
    }

    public ValueTask DisposeAsync() => processes.DisposeAsync();

    // as the runner reads a pipe: whole lines, and at the end what is left of one
    private sealed class Lines(Action<string> line) : TextWriter
    {
        private readonly StringBuilder begun = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value != '\n')
            {
                begun.Append(value);
                return;
            }
            line(begun.ToString());
            begun.Clear();
        }

        protected override void Dispose(bool disposing)
        {
            if (begun.Length > 0)
            {
                Write('\n');
            }
            base.Dispose(disposing);
        }
    }
}
