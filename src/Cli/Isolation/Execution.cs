using System.Runtime.InteropServices;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>One program in the place of another.</summary>
internal static partial class Execution
{
    /// <summary>Ends this program and starts another in the same process. Returns only when that failed.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="arguments">The first is its name.</param>
    /// <param name="environment"><c>NAME=value</c> each.</param>
    public static void Replace(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment) =>
        _ = Execute(path, [.. arguments, null], [.. environment, null]);

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
