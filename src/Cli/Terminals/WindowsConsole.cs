using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>
/// The console of Windows speaks UTF-8 and obeys escape sequences once it is told to:
/// https://learn.microsoft.com/windows/console/setconsolemode
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsConsole
{
    private const int StandardOutput = -11;
    private const uint ProcessedOutput = 0x1;
    private const uint VirtualTerminalProcessing = 0x4;

    /// <returns>Whether escape sequences are obeyed: not before Windows 10, and not in every host.</returns>
    public static bool Prepare()
    {
#pragma warning disable RS0030 // an edge of the process, as in ProcessTerminal
        Console.OutputEncoding = Encoding.UTF8;
        Console.InputEncoding = Encoding.UTF8;
#pragma warning restore RS0030
        var output = GetStdHandle(StandardOutput);
        return GetConsoleMode(output, out var mode)
            && SetConsoleMode(output, mode | ProcessedOutput | VirtualTerminalProcessing);
    }

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint console, out uint mode);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint console, uint mode);
}
