using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Runner.Processes;

/// <summary>The sessions of a job's steps, and every process that they leave behind. Safe for concurrent use.</summary>
/// <param name="trackingId">Value of <see cref="Variable"/> in the environment of the job's processes.</param>
internal sealed class Leftovers(string trackingId)
{
    /// <summary>GitHub's own name for the variable by which a job's processes are known.</summary>
    public const string Variable = "RUNNER_TRACKING_ID";

    private const int MostRounds = 200;
    private const string SessionProgram = "setsid";
    private const string ProgramFolders = "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin";
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(10);
    private static readonly string? Session = OperatingSystem.IsWindows()
        ? null
        : ProgramPath.Find(SessionProgram, ProgramFolders);
    private readonly Lock gate = new();
    private readonly HashSet<int> sessions = [];

    public string TrackingId => trackingId;

    /// <summary>A start of the program as leader of a new session, where the system has the means.</summary>
    public static ProcessStartInfo InOwnSession(string program, IReadOnlyList<string> arguments) =>
        // it replaces itself by the program, so that the process keeps its id
        Session is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo(Session, [program, .. arguments]);

    public void Add(int session)
    {
        lock (gate)
        {
            sessions.Add(session);
        }
    }

    /// <summary>Whether anything of the job still runs when a step's process has ended.</summary>
    public bool Remain(int session)
    {
        var living = Living();
        if (living.TrueForAll(process => process.Session != session))
        {
            // from here on the number may become another process's
            lock (gate)
            {
                sessions.Remove(session);
            }
        }
        return living.Count > 0;
    }

    /// <summary>Kills a step's process and all of its session.</summary>
    public static async Task KillSessionAsync(Process process, TimeProvider time)
    {
        if (Session is null)
        {
            process.Kill(entireProcessTree: true);
        }
        await KillAsync(() => [.. RunningProcess.All().Where(found => found.Session == process.Id)], time);
    }

    /// <summary>Kills all that is left of the job.</summary>
    public Task EndAsync(TimeProvider time) => KillAsync(Living, time);

    // a process may start others while it is killed
    private static async Task KillAsync(Func<List<RunningProcess>> find, TimeProvider time)
    {
        for (var round = 0; round < MostRounds && find() is { Count: > 0 } living; round++)
        {
            living.ForEach(process => Signal.Kill.SendTo(process.Id));
            await Task.Delay(Round, time, CancellationToken.None);
        }
    }

    private List<RunningProcess> Living()
    {
        HashSet<int> known;
        lock (gate)
        {
            known = [.. sessions];
        }
        return
        [
            .. RunningProcess
                .All()
                .Where(process => known.Contains(process.Session) || process.HasVariable(Variable, trackingId)),
        ];
    }
}
