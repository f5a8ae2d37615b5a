using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MsReleaseActions.Bench;

/// <summary>How long each action takes to its end on bad input, and to its first request, against a bare <c>node -e 0</c>.</summary>
internal static class StartUp
{
    private static readonly string[] Actions = ["publish-candidate", "validate-candidate", "rewrite-latest-json", "promote-assets", "dispatch-and-wait"];
    private static readonly Dictionary<string, string> Nothing = [];

    public static async Task PrintAsync(string app, TextWriter page)
    {
        await page.WriteLineAsync($"## Start-up\n\nMedian of {Medians.Rounds} pairs, milliseconds; × is the median of the pairs' ratios to `node -e 0`.\n");
        await page.WriteLineAsync("| action | bad input: to exit | node | × | to first request | node | × |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var action in Actions)
        {
            var exit = await Medians.PairsAsync(_ => ToExitAsync(Path.Combine(app, action)), _ => NodeAsync());
            var request = await Medians.PairsAsync(_ => ToFirstRequestAsync(Path.Combine(app, action)), _ => NodeAsync());
            await page.WriteLineAsync($"| {action} | {Columns(exit)} | {Columns(request)} |");
        }
    }

    private static string Columns(IReadOnlyList<(double Ours, double Theirs)> pairs) =>
        $"{Medians.Of(pairs.Select(pair => pair.Ours)):0} | {Medians.Of(pairs.Select(pair => pair.Theirs)):0} | {Medians.Of(pairs.Select(pair => pair.Ours / pair.Theirs)):0.0}";

    private static async Task<double> NodeAsync() => (await Measured.RunAsync("node", ["-e", "0"], Nothing)).MustSucceed().Duration.TotalMilliseconds;

    private static async Task<double> ToExitAsync(string program)
    {
        var run = await Measured.RunAsync(program, [], Nothing);
        return run.ExitCode == 2 ? run.Duration.TotalMilliseconds : throw new InvalidOperationException($"exit {run.ExitCode}: {run.Output}");
    }

    private static async Task<double> ToFirstRequestAsync(string program)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var clock = Stopwatch.StartNew();
        using var process = Measured.Start(program, [], Inputs(((IPEndPoint)listener.LocalEndpoint).Port));
        process.StandardInput.Close();
        var (accepted, ended) = (listener.AcceptSocketAsync(), process.WaitForExitAsync());
        if (await Task.WhenAny(accepted, ended) == ended)
        {
            throw new InvalidOperationException($"exit {process.ExitCode} before any request: {await process.StandardOutput.ReadToEndAsync()}");
        }
        using var connection = await accepted;
        await connection.ReceiveAsync(new byte[1]);
        var duration = clock.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return duration;
    }

    // enough for every action to get beyond its inputs
    private static Dictionary<string, string> Inputs(int port) => new(StringComparer.Ordinal)
    {
        ["GITHUB_WORKSPACE"] = AppContext.BaseDirectory,
        ["INPUT_API-URL"] = $"http://127.0.0.1:{port}",
        ["INPUT_TOKEN"] = "t0ken",
        ["INPUT_REPOSITORY"] = "org/ms-manager",
        ["INPUT_SOURCE-SHA"] = "0123456789abcdef0123456789abcdef01234567",
        ["INPUT_RELEASE-TAG"] = "v1.2.3",
        ["INPUT_FILES"] = "bench.dll",
        ["INPUT_WORKFLOW"] = ".github/workflows/candidate.yml",
    };
}
