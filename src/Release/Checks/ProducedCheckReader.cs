using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>Collects the checks that jobs report, and those that jobs report which they call.</summary>
/// <param name="called">What jobs may call.</param>
/// <param name="inner">Those jobs of a called file that count.</param>
/// <param name="names">Exact names are added here.</param>
/// <param name="patterns">Names that only a run can tell are added here.</param>
internal sealed class ProducedCheckReader(
    CalledWorkflows called,
    Func<WorkflowFile, IEnumerable<Job>> inner,
    List<string> names,
    List<UnresolvedCheck> patterns
)
{
    // of more than that nobody requires each by its name
    private const int Most = 4096;
    private int jobs;

    /// <param name="job">One that counts.</param>
    /// <param name="caller">What stands before its name: <c>checks / </c> for one that a job calls.</param>
    /// <param name="level">How many workflows are above what it calls.</param>
    /// <param name="where">The job of the file that starts by itself, for a reader.</param>
    public void Read(Job job, string caller, int level, string where)
    {
        List<string> own;
        try
        {
            own = [.. ProducedChecks.NamesOf(job).Select(name => caller + name)];
        }
        catch (ExpressionException)
        {
            // the values are known when it runs: what stands around the expressions is all that a file says
            var text = string.Concat(
                Template
                    .Parts(job.Name?.Text ?? job.Id.Text)
                    .Select(part => part.IsExpression ? ".*" : Regex.Escape(part.Text))
            );
            patterns.Add(new UnresolvedCheck($@"\A{Regex.Escape(caller)}{text}", where));
            return;
        }
        if (job.Uses is null)
        {
            names.AddRange(own);
            return;
        }
        var file = ++jobs < Most ? called.Find(job, level) : null;
        foreach (var name in own)
        {
            if (file is null)
            {
                patterns.Add(
                    new UnresolvedCheck($@"\A{Regex.Escape(name)} / ", $"{where}, which runs {job.Uses.Text}")
                );
                continue;
            }
            foreach (var one in inner(file))
            {
                Read(one, $"{name} / ", level + 1, where);
            }
        }
    }
}
