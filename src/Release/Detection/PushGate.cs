using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>A workflow file that checks a push to a branch.</summary>
/// <param name="File">Its name, such as <c>ci.yml</c>.</param>
/// <param name="Checks">Names of the checks that its jobs report there.</param>
/// <param name="LeftOut">Its other jobs, each as its id and why no check of it can be required.</param>
/// <param name="OnlySomePaths">Whether a push that changes none of certain paths is not checked at all.</param>
internal sealed record PushGate(
    string File,
    IReadOnlyList<string> Checks,
    IReadOnlyList<string> LeftOut,
    bool OnlySomePaths
)
{
    /// <summary>What its owner must know of the other jobs; null: there are none.</summary>
    public string? Unrequired =>
        LeftOut.Count > 0 ? $"Not in `required_checks`, of {File}: {string.Join(", ", LeftOut)}" : null;

    /// <returns>Null: a push to the branch does not start it.</returns>
    public static PushGate? Of(WorkflowFile file, string branch)
    {
        if (PushedJobs.Of(file, branch) is not { } pushed)
        {
            return null;
        }
        var (checks, leftOut) = (new List<string>(), new List<string>());
        foreach (var job in pushed.Run)
        {
            if (job.Uses is { } other)
            {
                leftOut.Add($"{job.Id.Text} (its checks are those of {other.Text})");
                continue;
            }
            try
            {
                checks.AddRange(ProducedChecks.NamesOf(job));
            }
            catch (ExpressionException)
            {
                leftOut.Add($"{job.Id.Text} (only a run can tell its name)");
            }
        }
        leftOut.AddRange(pushed.Skipped.Select(skipped => $"{skipped.Job.Id.Text} ({skipped.Why})"));
        return new PushGate(RepositoryPath.NameOf(file.Path), checks, leftOut, pushed.OnlySomePaths);
    }
}
