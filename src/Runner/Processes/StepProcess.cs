using System.Diagnostics;
using System.Text;
using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// Runs the processes of one job's steps, each in a session of its own. What a step leaves running lives on for the
/// job's other steps, as on GitHub, and is killed when this is disposed, at the job's end.
/// </summary>
/// <param name="time">For time-outs and grace periods.</param>
/// <param name="machine">Where they run, and ends with them; null: on this machine.</param>
public sealed class StepProcess(TimeProvider time, ConfinedMachine? machine = null) : IStepProcesses
{
    // as GitHub's runner: how long a signal may take, and how long processes that a step left behind may go on printing
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan PrintGrace = TimeSpan.FromSeconds(5);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Leftovers leftovers = new($"github_{Guid.NewGuid()}");

    /// <inheritdoc/>
    /// <remarks>
    /// Bytes that are no UTF-8 arrive as U+FFFD. Cancelled or out of time: SIGINT to the process, SIGTERM after 7.5 s,
    /// and 2.5 s later, or as soon as it has ended, SIGKILL to all that it started.
    /// </remarks>
    public async Task<ProcessOutcome> RunAsync(
        StepCommand command,
        Action<string> line,
        TimeSpan? timeout,
        CancellationToken cancelled
    )
    {
        // from before it starts: however soon it says something, its time is running
        using var limit = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time);
        using var process = Start(command);
        process.StandardInput.Close();
        var output = new LineOutput(line);
        var reading = Task.WhenAll(output.ReadAsync(process.StandardOutput), output.ReadAsync(process.StandardError));
        try
        {
            var exited = process.WaitForExitAsync(CancellationToken.None);
            var end = await EndAsync(exited, limit.Token, cancelled);
            if (end != ProcessEnd.Exited)
            {
                await StopAsync(process, exited);
            }
            await EndOfOutputAsync(reading, process.Id);
            output.ThrowIfRefused();
            return new ProcessOutcome(end, process.ExitCode);
        }
        finally
        {
            output.Close();
        }
    }

    /// <summary>Kills what the steps left running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (machine is not null)
        {
            await machine.DisposeAsync();
        }
        await leftovers.EndAsync(time);
    }

    /// <inheritdoc/>
    public Process? Start(ProcessStartInfo start) => machine is null ? Process.Start(start) : machine.Start(start);

    private Process Start(StepCommand command)
    {
        var program =
            ProgramPath.Find(command.FileName, command.Environment.GetValueOrDefault("PATH", ""))
            ?? throw new StepStartFailure(
                $"The program '{command.FileName}' of this step was not found, or is not executable."
            );
        if (!Directory.Exists(command.WorkingDirectory))
        {
            throw new StepStartFailure(
                $"The working directory '{command.WorkingDirectory}' of this step does not exist; starting "
                    + $"{program} was not tried."
            );
        }
        var start = Leftovers.InOwnSession(program, command.Arguments);
        (start.WorkingDirectory, start.UseShellExecute) = (command.WorkingDirectory, false);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardOutputEncoding, start.StandardErrorEncoding) = (Utf8, Utf8);
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }
        start.Environment[Leftovers.Variable] = leftovers.TrackingId;
        try
        {
            var process = Start(start)!;
            leftovers.Add(process.Id);
            command.Started?.Invoke(process.Id);
            return process;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new StepStartFailure($"Starting {program} in '{command.WorkingDirectory}' failed: {failure.Message}");
        }
    }

    private static async Task<ProcessEnd> EndAsync(Task exited, CancellationToken limit, CancellationToken cancelled)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancelled);
        try
        {
            await exited.WaitAsync(either.Token);
            return ProcessEnd.Exited;
        }
        catch (OperationCanceledException)
        {
            return cancelled.IsCancellationRequested ? ProcessEnd.Cancelled : ProcessEnd.TimedOut;
        }
    }

    private async Task StopAsync(Process process, Task exited)
    {
        // the first two go to the step's own process alone, as GitHub's do: a shell waits for its child before it obeys
        _ =
            await EndsAfterAsync(Signal.Interrupt, InterruptGrace)
            || await EndsAfterAsync(Signal.Terminate, TerminateGrace);
        await Leftovers.KillSessionAsync(process, time);
        await exited;

        async Task<bool> EndsAfterAsync(Signal signal, TimeSpan grace)
        {
            if (!signal.SendTo(process))
            {
                return false;
            }
            await exited.WaitAsync(grace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return exited.IsCompleted;
        }
    }

    // all that was printed is in the pipes when the process has ended; they end too unless somebody else still holds
    // them
    private async Task EndOfOutputAsync(Task reading, int session)
    {
        var clock = leftovers.Remain(session) ? time : TimeProvider.System;
        await reading.WaitAsync(PrintGrace, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
