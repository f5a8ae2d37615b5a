using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>The workflow files of a repository that its jobs can call.</summary>
/// <param name="files">All that can be read.</param>
internal sealed class CalledWorkflows(IReadOnlyList<WorkflowFile> files)
{
    /// <summary>How many workflows GitHub runs one below the other, the first included.</summary>
    public const int Deepest = 10;

    private readonly Dictionary<string, int> heights = new(StringComparer.Ordinal);

    /// <summary>What a job runs; null where it is not here, and where GitHub refuses to run it.</summary>
    /// <param name="job">With <c>uses</c>.</param>
    /// <param name="level">How many workflows are above the called one.</param>
    public WorkflowFile? Find(Job job, int level) =>
        Named(job) is { } file && level + HeightOf(file) <= Deepest ? file : null;

    private WorkflowFile? Named(Job job) =>
        job.Uses is { } uses && uses.Text.StartsWith("./", StringComparison.Ordinal)
            ? files.FirstOrDefault(file => file.Path == uses.Text[2..] && file.TriggerFor("workflow_call") is not null)
            : null;

    // files that call each other in a ring are higher than any that GitHub runs
    private int HeightOf(WorkflowFile file)
    {
        if (!heights.TryGetValue(file.Path, out var height))
        {
            heights[file.Path] = Deepest;
            height = 1 + file.Jobs.Select(Named).OfType<WorkflowFile>().Select(HeightOf).DefaultIfEmpty().Max();
            heights[file.Path] = height;
        }
        return height;
    }
}
