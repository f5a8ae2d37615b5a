using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>How it is rehearsed.</summary>
/// <param name="AssetsMegabytes">Size of all built files together, in units of 1,000,000 bytes.</param>
/// <param name="Seed">The same seed gives the same files; signatures, which hold the time, are new.</param>
/// <param name="Keep">A folder that holds everything afterwards; null: a temporary one that is removed.</param>
/// <param name="Checkout">A checkout whose committed workflow files are rehearsed; null: the built-in
/// repository.</param>
internal sealed record RehearsalOptions(int AssetsMegabytes, ulong Seed, string? Keep = null, string? Checkout = null)
{
    /// <summary>File of the report; null: the usual one.</summary>
    public string? Report { get; init; }

    /// <summary>How the embedded GitHub is set up.</summary>
    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>What runs the commands of the jobs' steps; null: processes, as on a runner.</summary>
    public Func<TimeProvider, IStepProcesses>? Processes { get; init; }

    /// <summary>
    /// Whether each job is a machine of its own, which takes the namespaces that the command line enters; else its
    /// steps are programs of this machine.
    /// </summary>
    public bool Apart { get; init; }

    /// <summary>Actions (<c>owner/name</c>) that may be passed over where they are not supported.</summary>
    public IReadOnlyList<string> PassOver { get; init; } = [];
}
