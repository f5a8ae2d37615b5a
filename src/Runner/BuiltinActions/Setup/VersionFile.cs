namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary>
/// The version that a setup action is asked for: by an input, or by a file of the repository that holds nothing else.
/// </summary>
internal static class VersionFile
{
    /// <param name="version">The input that says it.</param>
    /// <param name="file">The input that names the file.</param>
    /// <returns>The text; empty where neither is given.</returns>
    /// <exception cref="NativeFailure">The file is not there, or empty.</exception>
    public static string Read(NativeStep step, string version, string file)
    {
        if (step.Text(version) is { Length: > 0 } asked)
        {
            return asked;
        }
        if (step.Text(file) is not { Length: > 0 } name)
        {
            return "";
        }
        var path = Path.Combine(step.Workspace, name);
        return !File.Exists(path) ? throw new NativeFailure($"The specified {file} at: {path} does not exist")
            : File.ReadAllText(path).Trim() is { Length: > 0 } text ? text
            : throw new NativeFailure($"No supported version was found in file {name}");
    }
}
