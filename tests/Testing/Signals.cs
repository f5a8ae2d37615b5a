using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MsReleaseActions.Testing;

/// <summary>Signals to one process, by its id.</summary>
public static partial class Signals
{
    private const int SigInt = 2;

    /// <summary>SIGINT, as the runner sends it first when a job is cancelled.</summary>
    public static void Interrupt(this Process process) => _ = Kill(process.Id, SigInt);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
