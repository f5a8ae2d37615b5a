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
    // GitHub runs no more jobs of one matrix
    private const int MostOfAJob = 256;

    /// <summary>What its owner must know of the other jobs; null: there are none.</summary>
    public string? Unrequired =>
        LeftOut.Count > 0 ? $"Not in `required_checks`, of {File}: {string.Join(", ", LeftOut)}" : null;

    /// <summary>Ids of its jobs that call a workflow.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <param name="file">It may be the gate.</param>
    /// <param name="branch">The branch that is pushed to.</param>
    /// <param name="called">Those that its jobs may call.</param>
    /// <returns>Null: a push to the branch does not start it.</returns>
    public static PushGate? Of(WorkflowFile file, string branch, CalledWorkflows called)
    {
        if (PushedJobs.Of(file, branch) is not { } pushed)
        {
            return null;
        }
        var (checks, leftOut) = (new List<string>(), new List<string>());
        foreach (var job in pushed.Run)
        {
            var (itsChecks, itsRest) = (new List<string>(), new List<string>());
            var jobs = 0;
            if (Read(job, "", level: 1, itsChecks, itsRest, ref jobs))
            {
                checks.AddRange(itsChecks);
                leftOut.AddRange(itsRest);
            }
            else
            {
                leftOut.Add($"{job.Id.Text} (it calls more jobs than can be listed)");
            }
        }
        leftOut.AddRange(pushed.Skipped.Select(skipped => $"{skipped.Job.Id.Text} ({skipped.Why})"));
        return new PushGate(RepositoryPath.NameOf(file.Path), checks, leftOut, pushed.OnlySomePaths)
        {
            Calls = [.. pushed.Run.Where(job => job.Uses is not null).Select(job => job.Id.Text)],
        };

        bool Read(Job job, string caller, int level, List<string> itsChecks, List<string> itsRest, ref int jobs)
        {
            if (++jobs > MostOfAJob)
            {
                return false;
            }
            List<string> names;
            try
            {
                names = [.. ProducedChecks.NamesOf(job).Select(name => caller + name)];
            }
            catch (ExpressionException)
            {
                itsRest.Add($"{caller}{job.Id.Text} (only a run can tell its name)");
                return true;
            }
            if (job.Uses is null)
            {
                itsChecks.AddRange(names);
                return true;
            }
            if (called.Find(job, level) is not { } file)
            {
                itsRest.Add($"{caller}{job.Id.Text} (its checks are those of {job.Uses.Text})");
                return true;
            }
            // GitHub calls a check of a called workflow by both jobs: "checks / test"
            var inner = PushedJobs.OfCalled(file, branch);
            itsRest.AddRange(inner.Skipped.Select(one => $"{names[0]} / {one.Job.Id.Text} ({one.Why})"));
            foreach (var (name, one) in names.SelectMany(name => inner.Run.Select(one => (name, one))))
            {
                if (!Read(one, $"{name} / ", level + 1, itsChecks, itsRest, ref jobs))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
