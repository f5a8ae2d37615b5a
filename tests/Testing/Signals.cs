using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MsReleaseActions.Testing;

/// <summary>Signals to one process, by its id.</summary>
public static partial class Signals
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    /// <summary>SIGINT, as the runner sends it first when a job is cancelled.</summary>
    public static void Interrupt(this Process process) => _ = Kill(process.Id, SigInt);

    /// <summary>SIGTERM, as the runner sends it when SIGINT had no effect.</summary>
    public static void Terminate(this Process process) => _ = Kill(process.Id, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
