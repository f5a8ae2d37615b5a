using System.Diagnostics;

namespace MsReleaseActions.Bench;

/// <summary>One process, from its start to its end.</summary>
/// <param name="PeakBytes">Most resident memory, as the kernel counted it; 0 where the process ended before the first
/// look.</param>
internal sealed record Measured(TimeSpan Duration, long PeakBytes, int ExitCode, string Output)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    // the last is a container engine's
    private static readonly string[] Kept = ["PATH", "HOME", "CONTAINERS_CONF"];

    /// <param name="environment">The whole environment besides PATH, HOME and a container engine's own.</param>
    public static async Task<Measured> RunAsync(
        string command,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string? folder = null
    )
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(command, arguments, environment, folder);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var exit = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(exit, Task.Delay(BetweenLooks)) != exit)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }
        var duration = clock.Elapsed;
        return new Measured(duration, peak, process.ExitCode, await output + await error);
    }

    public static Process Start(
        string command,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = start.Environment.Where(variable => Kept.Contains(variable.Key)).ToList();
        start.Environment.Clear();
        kept.ForEach(start.Environment.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    public Measured MustSucceed() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"exit {ExitCode}: {Output}");

    // VmHWM is a peak itself, so that looking now and then misses only what comes after the last look
    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
        }
        catch (IOException)
        {
            // ended meanwhile
            return 0;
        }
    }
}
