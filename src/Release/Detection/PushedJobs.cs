using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a push to a branch runs of a workflow file.</summary>
/// <param name="Run">In the order of the file.</param>
/// <param name="Skipped">What it skips: such a job never reports success there. Each with why, as said behind its name.
/// </param>
/// <param name="OnlySomePaths">Whether a push that changes none of certain paths runs nothing at all.</param>
internal sealed record PushedJobs(
    IReadOnlyList<Job> Run,
    IReadOnlyList<(Job Job, string Why)> Skipped,
    bool OnlySomePaths
)
{
    /// <returns>Null: a push to the branch does not start it.</returns>
    public static PushedJobs? Of(WorkflowFile file, string branch) =>
        file.TriggerFor("push") is { } push && RefFilter.Allows(push, branch, isTag: false)
            ? OfCalled(file, branch) with
            {
                OnlySomePaths = PathFilter.IsGiven(push),
            }
            : null;

    /// <summary>What runs of a file that a job of such a push calls.</summary>
    public static PushedJobs OfCalled(WorkflowFile file, string branch)
    {
        var skipped = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in file.JobsInOrder)
        {
            var missed = job.Needs.FirstOrDefault(need => skipped.ContainsKey(need.Text))?.Text;
            if (Runs(job, branch, succeeded: missed is null) is not true and var runs)
            {
                skipped[job.Id.Text] =
                    runs is null ? "only a run can tell whether it is skipped"
                    : missed is null ? $"skipped on a push to {branch}"
                    : $"skipped with {missed}, which it needs";
            }
        }
        return new PushedJobs(
            [.. file.Jobs.Where(job => !skipped.ContainsKey(job.Id.Text))],
            [.. file.Jobs.Where(job => skipped.ContainsKey(job.Id.Text)).Select(job => (job, skipped[job.Id.Text]))],
            OnlySomePaths: false
        );
    }

    // null: only a run can tell, and what may be skipped is not to be waited for
    private static bool? Runs(Job job, string branch, bool succeeded)
    {
        var github = Contexts.Texts([
            new("event_name", "push"),
            new("ref", $"refs/heads/{branch}"),
            new("ref_name", branch),
            new("ref_type", "branch"),
        ]);
        var scope = new ExpressionScope(
            new Dictionary<string, ExpressionValue>(StringComparer.OrdinalIgnoreCase) { ["github"] = github },
            Contexts.Status(succeeded, failed: false, cancelled: false)
        );
        try
        {
            return Template.Condition(job.If?.Text, scope);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
