using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>What is kept for people to read: of each job its log and its summary.</summary>
internal static class RunFiles
{
    /// <param name="folder">Gets <c>logs/</c> and <c>summaries/</c>.</param>
    public static void Write(string folder, IReadOnlyCollection<SandboxRun> runs, IReadOnlyList<RunnerEvent> events)
    {
        foreach (var job in runs.SelectMany(run => run.AllJobs).Where(job => job.LogText.Length > 0))
        {
            Put(folder, "logs", $"{NameOf(job)}.log", job.LogText);
        }
        foreach (var written in events.OfType<SummaryWritten>().GroupBy(written => NameOf(written.Job)))
        {
            Put(folder, "summaries", $"{written.Key}.md", string.Concat(written.Select(part => part.Markdown)));
        }
    }

    private static void Put(string folder, string kind, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, kind));
        File.WriteAllText(Path.Combine(folder, kind, name), text);
    }

    private static string NameOf(SandboxJob job)
    {
        var name = $"{job.Run.Workflow.Name}-{job.Run.Number}{(job.Attempt > 1 ? $".{job.Attempt}" : "")}-{job.Name}";
        return string.Concat(
            name.Select(character =>
                char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' ? character : '_'
            )
        );
    }
}
