using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MsReleaseActions.Runner.Processes;

/// <summary>A signal to a process. Windows has none for programs without a console.</summary>
internal sealed partial record Signal(int Number)
{
    public static Signal Interrupt { get; } = new(2);

    public static Signal Kill { get; } = new(9);

    public static Signal Terminate { get; } = new(15);

    /// <returns>False when it could not be sent.</returns>
    public bool SendTo(Process process) => SendTo(process.Id);

    /// <returns>False when it could not be sent.</returns>
    public bool SendTo(int process) => !OperatingSystem.IsWindows() && Send(process, Number) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int process, int signal);
}
