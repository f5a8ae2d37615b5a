using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Steps;

/// <summary>The folders of a job's machine.</summary>
/// <param name="Root">Everything of the job is in it.</param>
/// <param name="Workspace"><c>GITHUB_WORKSPACE</c>.</param>
internal sealed record Folders(string Root, string Workspace)
{
    public string Home => Path.Combine(Root, "home");

    /// <summary><c>RUNNER_TEMP</c>.</summary>
    public string Temp => Path.Combine(Root, "temp");

    /// <summary>What the job's steps use of other repositories.</summary>
    public string Actions => Path.Combine(Root, "actions");

    public string FileCommands => Path.Combine(Root, "file_commands");

    public string ToolCache => Path.Combine(Root, "toolcache");

    public string EventFile => Path.Combine(Root, "workflow", "event.json");

    /// <summary>Makes them, and the event's file.</summary>
    public static Folders Create(string root, SandboxRun run)
    {
        var name = run.Repository.Name;
        var folders = new Folders(root, Path.Combine(root, "work", name, name));
        foreach (
            var folder in (string[])
                [
                    folders.Workspace,
                    folders.Home,
                    folders.Temp,
                    folders.FileCommands,
                    folders.ToolCache,
                    Path.GetDirectoryName(folders.EventFile)!,
                ]
        )
        {
            Directory.CreateDirectory(folder);
        }
        File.WriteAllText(folders.EventFile, RunFacts.Event(run).ToJsonString());
        return folders;
    }
}
