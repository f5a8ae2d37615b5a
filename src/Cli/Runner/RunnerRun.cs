using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Runner;

/// <summary>The run of a workflow that a step belongs to.</summary>
/// <param name="run">As GitHub shows it.</param>
internal sealed class RunnerRun(SandboxRun run)
{
    /// <summary>GitHub's number.</summary>
    public long Id => run.Id;

    /// <summary>1 for the workflow's first.</summary>
    public int Number => run.Number;

    /// <summary>The workflow's name.</summary>
    public string Name => run.Workflow.Name;

    /// <summary>Of its file, <c>.github/workflows/release.yml</c>.</summary>
    public string Path => run.Workflow.Path;

    /// <summary>What the dispatch gave.</summary>
    public IReadOnlyDictionary<string, string> Inputs => run.Inputs;

    /// <summary>A job begins, for GitHub to show.</summary>
    public void Begin(string job) => run.AddJob(job);

    /// <summary>The run and its open jobs end.</summary>
    public void End(bool succeeded) => run.Complete(succeeded ? "success" : "failure");
}

/// <summary>A job of a run: the repository it works for, its token and its folders.</summary>
/// <param name="Run">The run.</param>
/// <param name="Id">The job's id in the workflow file.</param>
/// <param name="Repository">The repository whose workflow it is.</param>
/// <param name="Sha">Head of the branch that it was dispatched on.</param>
/// <param name="Token">Its <c>GITHUB_TOKEN</c>.</param>
/// <param name="Folder">Everything of the job is in it.</param>
internal sealed record RunnerJob(RunnerRun Run, string Id, SandboxRepository Repository, string Sha, string Token, string Folder)
{
    public string Workspace => Path.Combine(Folder, "work", Repository.Name, Repository.Name);

    public string Home => Path.Combine(Folder, "home");

    public string Temp => Path.Combine(Folder, "temp");

    public string FileCommands => Path.Combine(Folder, "file_commands");

    public string EventFile => Path.Combine(Folder, "workflow", "event.json");

    /// <summary>Makes the folders and the event's file.</summary>
    public void Prepare()
    {
        foreach (var folder in (string[])[Workspace, Home, Temp, FileCommands, Path.GetDirectoryName(EventFile)!])
        {
            Directory.CreateDirectory(folder);
        }
        var origins = Repository.Sandbox.Origins;
        var happened = new DispatchEvent(
            Run.Inputs,
            $"refs/heads/{Repository.DefaultBranch}",
            new EventRepository(Repository.Id, Repository.Name, Repository.FullName, Repository.DefaultBranch, $"{origins.Server}/{Repository.FullName}"),
            new EventSender(RunnerVariables.Actor),
            Run.Path);
        File.WriteAllText(EventFile, CliJson.Write(happened, CliJson.Default.DispatchEvent));
    }
}

/// <summary>The body of a <c>workflow_dispatch</c> event, the members that a job may look at.</summary>
internal sealed record DispatchEvent(
    IReadOnlyDictionary<string, string> Inputs, string Ref, EventRepository Repository, EventSender Sender, string Workflow);

internal sealed record EventRepository(long Id, string Name, string FullName, string DefaultBranch, string HtmlUrl);

internal sealed record EventSender(string Login);
