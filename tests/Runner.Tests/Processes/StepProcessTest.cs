using System.Globalization;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

/// <summary>Real processes in a folder of their own; what they print is collected, and can be waited for.</summary>
public abstract class StepProcessTest : IAsyncLifetime
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];

    protected StepProcessTest() => Steps = new StepProcess(Clock);

    protected TemporaryFolder Folder { get; } = new();

    protected TestClock Clock { get; } = new();

    protected StepProcess Steps { get; }

    protected CancellationTokenSource Cancellation { get; } = new();

    /// <summary>What was printed so far, both streams.</summary>
    protected IReadOnlyList<string> Lines => lines;

    /// <summary>Ends when the line "ready" was printed.</summary>
    protected Task Ready => ready.Task;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Steps.DisposeAsync();
        Cancellation.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<ProcessOutcome> BashAsync(string script, TimeSpan? timeout = null) =>
        RunAsync("bash", ["-c", script], timeout);

    protected Task<ProcessOutcome> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        TimeSpan? timeout = null,
        string? folder = null
    ) =>
        Steps.RunAsync(
            new StepCommand(
                program,
                arguments,
                folder ?? Folder.Path,
                new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["EMPTY"] = "" }
            ),
            line =>
            {
                lines.Add(line);
                if (line == "ready")
                {
                    ready.TrySetResult();
                }
            },
            timeout,
            Cancellation.Token
        );

    /// <summary>A pipe with a name: who opens one end waits for the other.</summary>
    protected async Task<string> PipeAsync(string name)
    {
        (await Tool.RunAsync("mkfifo", Folder.Path, name)).ExitCode.Should().Be(0);
        return Folder[name];
    }

    /// <summary>Whether a process runs that printed its id.</summary>
    internal static bool Lives(string id) =>
        File.Exists($"/proc/{id}/stat")
        && !File.ReadAllText($"/proc/{int.Parse(id, CultureInfo.InvariantCulture)}/stat")
            .Contains(") Z ", StringComparison.Ordinal);
}
