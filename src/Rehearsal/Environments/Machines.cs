using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>
/// The machines of a rehearsal's jobs: their tools, all of them stood in for, and what goes wrong on them.
/// </summary>
/// <param name="megabytes">Size of all bundles together, in units of 1,000,000 bytes.</param>
/// <param name="seed">Goes into the bytes that are built.</param>
internal sealed class Machines(int megabytes, ulong seed) : IAsyncDisposable
{
    private const string Log = "tools.jsonl";
    private readonly StandInServer standIns = new(TimeProvider.System);

    /// <summary>Changes the tools of a job before it begins: told the folder of the tools and the run.</summary>
    public Action<string, SandboxRun>? Sabotage { get; set; }

    /// <summary>Makes a job's folder of tools.</summary>
    public async Task<string> PrepareAsync(string folder, SandboxRun run, CancellationToken cancellation)
    {
        var tools = Path.Combine(folder, "tools");
        var options = new StandInOptions(Path.Combine(folder, Log), tools)
        {
            Megabytes = megabytes,
            TrustedRoot = AttestationAuthority.Of(run.Repository.Sandbox).Root,
            // two real builds of one commit differ: so do these, but the same rehearsal gives the same bytes
            Salt = $"{seed}/{run.Workflow.FileName}/{run.Number}/{run.Attempt}",
        };
        await ToolchainFolder.InstallAsync(standIns, options, cancellation);
        Sabotage?.Invoke(tools, run);
        return tools;
    }

    /// <summary>Nothing stands in any more.</summary>
    public ValueTask DisposeAsync() => standIns.DisposeAsync();

    /// <summary>Every use of a tool so far, by job.</summary>
    /// <param name="jobs">The folder that the jobs' folders are in.</param>
    /// <param name="run">The run.</param>
    public static IReadOnlyDictionary<long, IReadOnlyList<ToolUse>> Uses(string jobs, SandboxRun run) =>
        run
            .AllJobs.DistinctBy(job => job.Id)
            .ToDictionary(
                job => job.Id,
                job => ToolLog.Read(Path.Combine(jobs, $"{run.Id}-{job.Attempt}-{job.Id}", Log))
            );
}
