using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// The folders of one job as GitHub's runner lays them out, belonging to the runner's user, and where a container sees
/// them.
/// </summary>
internal sealed class RunnerFolders : IDisposable
{
    // the user that hosted runners work as; containers are root
    private const string RunnerUser = "1001";

    private readonly TemporaryFolder root = new();

    /// <param name="repository">The repository's name without its owner: the workspace lies in a folder of that name,
    /// twice.</param>
    public RunnerFolders(string repository)
    {
        (RunnerWorkspace, Workspace) = (root[repository], root[Path.Combine(repository, repository)]);
        (Temp, Home) = (root["_temp"], root["_temp/_github_home"]);
        (Workflow, FileCommands) = (root["_temp/_github_workflow"], root["_temp/_runner_file_commands"]);
        foreach (var folder in (string[])[Workspace, Home, Workflow, FileCommands])
        {
            Directory.CreateDirectory(folder);
        }
        GiveToRunner(root.Path);
    }

    /// <summary>The folder around the workspace. No container sees it, although RUNNER_WORKSPACE names it.</summary>
    public string RunnerWorkspace { get; }

    public string Workspace { get; }

    public string Temp { get; }

    public string Home { get; }

    public string Workflow { get; }

    public string FileCommands { get; }

    /// <summary>
    /// What is mounted, in the runner's order: a folder of the machine, and its place in the container.
    /// </summary>
    public IReadOnlyList<(string Source, string Target)> Mounts =>
        [
            (Temp, "/github/runner_temp"),
            (Home, "/github/home"),
            (Workflow, "/github/workflow"),
            (FileCommands, "/github/file_commands"),
            (Workspace, "/github/workspace"),
        ];

    /// <summary>
    /// A variable's value as the container gets it: a path into a mounted folder is changed to where it is there; the
    /// last mount that fits decides.
    /// </summary>
    public string InContainer(string value) =>
        Mounts
            .Reverse()
            .Where(mount => value == mount.Source || value.StartsWith(mount.Source + "/", StringComparison.Ordinal))
            .Select(mount => mount.Target + value[mount.Source.Length..])
            .FirstOrDefault(value);

    /// <summary>Writes a file as the runner does: its own, and nobody else may write to it.</summary>
    public static string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        GiveToRunner(path);
        return path;
    }

    public void Dispose()
    {
        try
        {
            root.Dispose();
        }
        catch (UnauthorizedAccessException)
        {
            // what a container wrote is root's, as on a real runner
            using var remove = Process.Start("sudo", ["-n", "rm", "-rf", "--", root.Path]);
            remove.WaitForExit();
        }
    }

    /// <summary>Runs a program as the runner's user, as the next <c>run:</c> step would be, in the workspace.</summary>
    public Task<(int ExitCode, string Output)> RunStepAsync(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? Tool.RunAsync(
                "setpriv",
                Workspace,
                [$"--reuid={RunnerUser}", $"--regid={RunnerUser}", "--clear-groups", program, .. arguments]
            )
            : Tool.RunAsync(program, Workspace, arguments);

    private static void GiveToRunner(string path)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["-R", $"{RunnerUser}:{RunnerUser}", path]);
            chown.WaitForExit();
        }
    }
}
