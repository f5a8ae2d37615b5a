using System.Net;
using System.Net.Sockets;

namespace MsReleaseActions.EndToEnd.Gh;

/// <summary>Port 80 of loopback, led to another port of it, as long as it is not disposed.</summary>
internal sealed class Port80 : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 80);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    private Port80(int target)
    {
        listener.Start();
        accepting = Accept(target);
    }

    public static Port80 To(int target) => new(target);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task Accept(int target)
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(Forward(await listener.AcceptTcpClientAsync(end.Token), target));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Forward(TcpClient from, int target)
    {
        using var near = from;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target, end.Token);
            await Task.WhenAny(
                near.GetStream().CopyToAsync(far.GetStream(), end.Token),
                far.GetStream().CopyToAsync(near.GetStream(), end.Token)
            );
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or one side hung up: closing both is all that is left to do.
            near.Close();
        }
    }
}
