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

    /// <summary>Whether a job of it runs a workflow that is not here: nobody knows its checks.</summary>
    public bool CallsUnknown { get; init; }

    /// <param name="file">It may be the gate.</param>
    /// <param name="branch">The branch that is pushed to.</param>
    /// <param name="files">Those that its jobs may call.</param>
    /// <returns>Null: a push to the branch does not start it.</returns>
    public static PushGate? Of(WorkflowFile file, string branch, IReadOnlyList<WorkflowFile> files)
    {
        if (PushedJobs.Of(file, branch) is not { } pushed)
        {
            return null;
        }
        var (checks, leftOut, callsUnknown) = (new List<string>(), new List<string>(), false);
        Read(pushed, "", [file]);
        return new PushGate(RepositoryPath.NameOf(file.Path), checks, leftOut, pushed.OnlySomePaths)
        {
            CallsUnknown = callsUnknown,
        };

        // GitHub calls a check of a called workflow by both jobs: "checks / test"
        void Read(PushedJobs jobs, string caller, IReadOnlyList<WorkflowFile> within)
        {
            foreach (var job in jobs.Run)
            {
                try
                {
                    var names = ProducedChecks.NamesOf(job).Select(name => caller + name);
                    if (job.Uses is null)
                    {
                        checks.AddRange(names);
                    }
                    else if (Called(job.Uses.Text, files) is { } called && !within.Contains(called))
                    {
                        foreach (var name in names)
                        {
                            Read(PushedJobs.OfCalled(called, branch), $"{name} / ", [.. within, called]);
                        }
                    }
                    else
                    {
                        callsUnknown = true;
                        leftOut.Add($"{caller}{job.Id.Text} (its checks are those of {job.Uses.Text})");
                    }
                }
                catch (ExpressionException)
                {
                    leftOut.Add($"{caller}{job.Id.Text} (only a run can tell its name)");
                }
            }
            leftOut.AddRange(jobs.Skipped.Select(skipped => $"{caller}{skipped.Job.Id.Text} ({skipped.Why})"));
        }
    }

    private static WorkflowFile? Called(string uses, IReadOnlyList<WorkflowFile> files) =>
        uses.StartsWith("./", StringComparison.Ordinal)
            ? files.FirstOrDefault(file => file.Path == uses[2..] && file.TriggerFor("workflow_call") is not null)
            : null;
}
