namespace MsReleaseActions.Runner.Processes;

/// <summary>Finds programs in a <c>PATH</c>.</summary>
internal static class ProgramPath
{
    /// <summary>
    /// The full path of a program; null where no folder of the path has an executable file of that name.
    /// </summary>
    public static string? Find(string name, string path) =>
        Path.IsPathRooted(name)
            ? Executable(name)
            : path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Executable(Path.Combine(folder, name)))
                .FirstOrDefault(file => file is not null);

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
