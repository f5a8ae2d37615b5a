using System.Diagnostics;

namespace MsReleaseActions.Server.Processes;

/// <summary>Finds programs in a <c>PATH</c>.</summary>
public static class ProgramPath
{
    /// <summary>
    /// The full path of a program; null where no folder of the path has an executable file of that name.
    /// </summary>
    public static string? Find(string name, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.IsPathRooted(name)
            ? Executable(name)
            : path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Executable(Path.Combine(folder, name)))
                .FirstOrDefault(file => file is not null);
    }

    /// <summary>
    /// Names the program of a start by its full path, of the absolute folders of its <c>PATH</c> alone:
    /// <see cref="Process.Start(ProcessStartInfo)"/> would look in the current folder first, which may be a stranger's
    /// checkout.
    /// </summary>
    /// <returns>False where it is not installed.</returns>
    public static bool Resolve(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var folders = (start.Environment.TryGetValue("PATH", out var path) ? path ?? "" : "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified);
        if (Find(start.FileName, string.Join(Path.PathSeparator, folders)) is not { } program)
        {
            return false;
        }
        start.FileName = program;
        return true;
    }

    private static string? Executable(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return ((string[])[file, file + ".exe"]).FirstOrDefault(File.Exists);
        }
        const UnixFileMode any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (File.GetUnixFileMode(file) & any) != UnixFileMode.None ? file : null;
    }
}
