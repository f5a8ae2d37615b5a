using System.Collections.Concurrent;
using System.Diagnostics;

namespace MsReleaseActions.Runner.Isolation;

/// <summary>
/// A machine of a job's own on this one: processes, mounts, host name and IPC that nobody else has, with a
/// <see cref="MachineView"/> of the files and no capability. Its network is the one of this process.
/// </summary>
/// <remarks>
/// A thread may leave the namespaces that the rest of its process is in, and what it starts is where it is: so this
/// program need neither become another nor start one for each step. The first process is the machine's own: it holds
/// rights that no step has, so none can touch it, and with it, at the latest when this program ends in whatever way,
/// all others end.
/// </remarks>
public sealed class ConfinedMachine : IAsyncDisposable
{
    private const string Shell = "/bin/sh";

    // ended children of others are its own, and ignored; its input ends with the program that holds the other end
    private const string First =
        "mount -t proc -o ro,nosuid,nodev,noexec proc /proc && trap '' CHLD && echo ready && exec cat";

    private readonly BlockingCollection<Action> asked = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? first;

    private ConfinedMachine() { }

    /// <summary>Sets one up.</summary>
    /// <param name="view">What its programs see.</param>
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static async Task<ConfinedMachine> OpenAsync(MachineView view)
    {
        var machine = new ConfinedMachine();
        new Thread(machine.Work) { IsBackground = true, Name = "machine of a job" }.Start();
        try
        {
            machine.first = await machine.AskAsync(() => Enter(view));
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program there; as <see cref="Process.Start(ProcessStartInfo)"/>.</summary>
    public Process? Start(ProcessStartInfo start) => AskAsync(() => Process.Start(start)).GetAwaiter().GetResult();

    /// <summary>Ends everything that runs there.</summary>
    public async ValueTask DisposeAsync()
    {
        if (asked.IsAddingCompleted)
        {
            return;
        }
        if (first is not null)
        {
            first.Kill();
            // it ends when all others have
            await first.WaitForExitAsync(CancellationToken.None);
            first.Dispose();
        }
        asked.CompleteAdding();
        await ended.Task;
        asked.Dispose();
    }

    private static Process Enter(MachineView view)
    {
        Kernel.LeaveMachine();
        var began = MachineRoot.Enter(view, Begin);
        Kernel.DropRights();
        return began;
    }

    private static Process Begin()
    {
        var start = new ProcessStartInfo(Shell, ["-c", First])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        var began = Process.Start(start)!;
        return began.StandardOutput.ReadLine() is not null
            ? began
            : throw new IOException($"a /proc of its own: {began.StandardError.ReadToEnd().Trim()}");
    }

    private Task<T> AskAsync<T>(Func<T> what)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Add(() =>
        {
            try
            {
                answer.SetResult(what());
            }
#pragma warning disable CA1031 // it is thrown where it was asked
            catch (Exception failure)
#pragma warning restore CA1031
            {
                answer.SetException(failure);
            }
        });
        return answer.Task;
    }

    private void Work()
    {
        foreach (var next in asked.GetConsumingEnumerable())
        {
            next();
        }
        ended.SetResult();
    }
}
