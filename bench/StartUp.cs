using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MsReleaseActions.Bench;

/// <summary>
/// How long each action takes to its end on bad input, and to its first request, against a bare <c>node -e 0</c>.
/// </summary>
internal static class StartUp
{
    private static readonly string[] Actions =
    [
        "publish-candidate",
        "validate-candidate",
        "rewrite-latest-json",
        "promote-assets",
        "dispatch-and-wait",
        "assemble-bundles",
    ];
    private static readonly Dictionary<string, string> Nothing = [];

    public static async Task PrintAsync(string app, TextWriter page)
    {
        await page.WriteLineAsync(
            $"## Start-up\n\nMedian of {Medians.Rounds} pairs, milliseconds; × is the median of the pairs' ratios "
                + "to `node -e 0`.\n"
        );
        // the first start reads the executable from the disk
        await ToExitAsync(Path.Combine(app, Actions[0]));
        await page.WriteLineAsync(
            "| action | bad input: to exit | node | × | to first request | node | × "
                + "|\n|---|---:|---:|---:|---:|---:|---:|"
        );
        foreach (var action in Actions)
        {
            var exit = await Medians.PairsAsync(_ => ToExitAsync(Path.Combine(app, action)), _ => NodeAsync());
            var request = await Medians.PairsAsync(
                _ => ToFirstRequestAsync(Path.Combine(app, action)),
                _ => NodeAsync()
            );
            await page.WriteLineAsync($"| {action} | {Columns(exit)} | {Columns(request)} |");
        }
    }

    /// <summary>The same in a container: from the engine's command to the end, and to the first request.</summary>
    public static async Task PrintInContainerAsync(string engine, string image, TextWriter page)
    {
        await page.WriteLineAsync(
            $"\n## Start-up in a container\n\n`{engine} run`, read-only root file system, the host's network; "
                + "most of it is the engine's own time.\n"
        );
        await page.WriteLineAsync(
            "| action | bad input: to exit | node, without a container | × | to first request | node | × "
                + "|\n|---|---:|---:|---:|---:|---:|---:|"
        );
        foreach (var action in Actions)
        {
            string[] run =
            [
                "run",
                "--rm",
                "--read-only",
                "--network",
                "host",
                "--workdir",
                "/github/workspace",
                "-v",
                $"{AppContext.BaseDirectory}:/github/workspace",
                "--entrypoint",
                $"/app/{action}",
            ];
            string[] inputs =
            [
                .. Inputs(0).Keys.Except(["GITHUB_WORKSPACE"]).SelectMany(name => new[] { "-e", name }),
                "-e",
                "GITHUB_WORKSPACE=/github/workspace",
            ];
            var exit = await Medians.PairsAsync(_ => ToExitAsync(engine, [.. run, image]), _ => NodeAsync());
            var request = await Medians.PairsAsync(
                _ => ToFirstRequestAsync(engine, [.. run, .. inputs, image]),
                _ => NodeAsync()
            );
            await page.WriteLineAsync($"| {action} | {Columns(exit)} | {Columns(request)} |");
        }
    }

    private static string Columns(IReadOnlyList<(double Ours, double Theirs)> pairs) =>
        $"{Medians.Of(pairs.Select(pair => pair.Ours)):0} | {Medians.Of(pairs.Select(pair => pair.Theirs)):0} | "
        + $"{Medians.Of(pairs.Select(pair => pair.Ours / pair.Theirs)):0.0}";

    private static async Task<double> NodeAsync() =>
        (await Measured.RunAsync("node", ["-e", "0"], Nothing)).MustSucceed().Duration.TotalMilliseconds;

    private static async Task<double> ToExitAsync(string program, params string[] arguments)
    {
        var run = await Measured.RunAsync(program, arguments, Nothing);
        return run.ExitCode == 2
            ? run.Duration.TotalMilliseconds
            : throw new InvalidOperationException($"exit {run.ExitCode}: {run.Output}");
    }

    private static async Task<double> ToFirstRequestAsync(string program, params string[] arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var inputs = Inputs(((IPEndPoint)listener.LocalEndpoint).Port);
        var clock = Stopwatch.StartNew();
        using var process = Measured.Start(program, arguments, inputs);
        process.StandardInput.Close();
        var (accepted, ended) = (listener.AcceptSocketAsync(), process.WaitForExitAsync());
        if (await Task.WhenAny(accepted, ended) == ended)
        {
            throw new InvalidOperationException(
                $"exit {process.ExitCode} before any request: {await process.StandardOutput.ReadToEndAsync()}"
            );
        }
        using var connection = await accepted;
        await connection.ReceiveAsync(new byte[1]);
        var duration = clock.Elapsed.TotalMilliseconds;
        // an engine passes it on to the container; a kill would leave that behind
        using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return duration;
    }

    // enough for every action to get beyond its inputs
    private static Dictionary<string, string> Inputs(int port) =>
        new(StringComparer.Ordinal)
        {
            ["GITHUB_WORKSPACE"] = AppContext.BaseDirectory,
            ["INPUT_API-URL"] = $"http://127.0.0.1:{port}",
            ["INPUT_TOKEN"] = "t0ken",
            ["INPUT_REPOSITORY"] = "org/ms-manager",
            ["INPUT_SOURCE-SHA"] = "0123456789abcdef0123456789abcdef01234567",
            ["INPUT_RELEASE-TAG"] = "v1.2.3",
            ["INPUT_FILES"] = "bench.dll",
            ["INPUT_CHANNEL"] = "stable",
            ["INPUT_TAG"] = "v1.2.3",
            ["INPUT_WORKFLOW"] = ".github/workflows/candidate.yml",
        };
}
