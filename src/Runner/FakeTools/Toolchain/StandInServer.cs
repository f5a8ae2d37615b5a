using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>
/// Answers for every tool that is stood in for, in this process: a script on <c>PATH</c>
/// (<see cref="ToolchainFolder"/>) connects, says how it was called, prints what it is told and ends as it is told.
/// Listens on loopback, on a port that the system picks; who does not know a job's key is not answered.
/// </summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
#pragma warning disable CA2213 // no timer and no handle in it; a second end may still ask it
    private readonly CancellationTokenSource stop = new();
#pragma warning restore CA2213
    private readonly ConcurrentDictionary<string, StandInOptions> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> calls = new();
    private readonly TimeProvider time;
    private readonly Task accepting;

    /// <summary>Starts listening.</summary>
    /// <param name="time">Dates signatures.</param>
    public StandInServer(TimeProvider time)
    {
        this.time = time;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where scripts connect to.</summary>
    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Makes a job known.</summary>
    /// <returns>The key that its scripts show.</returns>
    internal string Register(StandInOptions options)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        jobs[key] = options;
        return key;
    }

    /// <summary>Ends all calls, and listens no more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(calls.Keys);
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var call = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
                calls.TryAdd(call, 0);
                _ = call.ContinueWith(
                    ended => calls.TryRemove(ended, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
            catch (Exception ended)
                when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // a connection that was given up before it was taken is nobody's loss
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        await Task.Yield();
        using var connected = client;
        await using var connection = new StandInConnection(client.GetStream(), stop.Token);
        try
        {
            if (await connection.ReadCallAsync() is { } request && jobs.TryGetValue(request.Key, out var options))
            {
                await connection.EndAsync(await RunAsync(connection, request, options));
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
        {
            // the script was killed, as a real tool can be: whoever waits for it sees that
        }
    }

    private async Task<int> RunAsync(StandInConnection connection, StandInRequest request, StandInOptions options)
    {
        var call = new StandInCall(
            options,
            request.Tool,
            request.Arguments,
            request.Folder,
            request.Environment,
            connection.Out,
            connection.Error,
            time,
            connection.ShellOf(request, options)
        );
        try
        {
            return await StandIn.RunAsync(call, connection.Gone);
        }
        // a stand-in that breaks is this program's own fault: the step that called it fails and says so
#pragma warning disable CA1031
        catch (Exception broken) when (broken is not (OperationCanceledException or IOException or SocketException))
#pragma warning restore CA1031
        {
            await connection.Error.WriteLineAsync($"::error::the stand-in for {request.Tool} failed: {broken}");
            return 70;
        }
    }
}
