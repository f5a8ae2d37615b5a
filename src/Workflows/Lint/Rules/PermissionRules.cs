using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Each job's token may do what its steps need, and no more.</summary>
internal static class PermissionRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "permissions-unstated",
            Severity.Error,
            LintRule.EveryLane,
            "Every job says its permissions, or the workflow says them for all.",
            "Otherwise the repository's settings decide, which nobody sees in review; they may be `write` for "
                + "everything. In verify this is a warning.",
            "Write `permissions: {}` at the top, and what each job needs in the job."
        )
        {
            Check = Unstated,
        },
        new(
            "permission-missing",
            Severity.Error,
            LintRule.EveryLane,
            "A job grants what our actions in it need.",
            "GitHub shows drafts to nobody who may not write, so the candidate would seem to be missing; other "
                + "scopes fail with 403 in the middle of a release.",
            "Add the scope to the job's `permissions`."
        )
        {
            Check = Missing,
        },
        new(
            "permission-excess",
            Severity.Error,
            LintRule.EveryLane,
            "A job grants nothing that none of its steps needs.",
            "Whatever goes wrong in the job, a foreign action or a script of a package, can do what its token may do.",
            "Remove the scope, or lower it."
        )
        {
            Check = Excess,
        },
    ];

    private static IEnumerable<Spot> Unstated(LintedWorkflow file, LintedSet set) =>
        file
            .Jobs.Where(job => Granted(file, job) is null)
            .Select(job => new Spot(
                job.At,
                $"nothing says what the token of the job '{job.Name}' may do",
                file.Lane.Lane == Lane.Verify ? Severity.Warning : null
            ));

    private static IEnumerable<Spot> Missing(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in file.Jobs.Where(job => Granted(file, job) is not null))
        {
            var granted = Granted(file, job)!;
            var lacking = JobNeeds
                .OfOurs(job, set.Needs)
                .Where(pair => Rank(granted.Of(pair.Need.Scope)) < Rank(pair.Need.Access));
            foreach (var (need, asking) in lacking.DistinctBy(pair => (pair.Need.Scope, pair.Need.Access)))
            {
                yield return new Spot(
                    granted.At,
                    $"the job '{job.Name}' lacks `{need.Scope}: {need.Access}`, which {asking.Id} needs"
                );
            }
        }
    }

    private static IEnumerable<Spot> Excess(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in file.Jobs.Where(job => Granted(file, job) is not null && !JobNeeds.AreUnknown(file, job)))
        {
            var needs = JobNeeds.Of(job, set.Needs);
            if (Granted(file, job) is { All: { } all } whole)
            {
                yield return new Spot(whole.At, $"`{all}` grants the job '{job.Name}' every scope");
                continue;
            }
            foreach (var grant in Granted(file, job)!.Grants)
            {
                var most = needs
                    .Where(need => need.Scope == grant.Scope.Text)
                    .Select(need => Rank(need.Access))
                    .DefaultIfEmpty(0)
                    .Max();
                if (Rank(grant.Access.Text) > most)
                {
                    var what =
                        most == 0
                            ? $"nothing in the job '{job.Name}' needs `{grant.Scope.Text}`"
                            : $"the job '{job.Name}' only reads `{grant.Scope.Text}`";
                    yield return new Spot(grant.Scope.At, what);
                }
            }
        }
    }

    private static Permissions? Granted(LintedWorkflow file, LintedJob job) =>
        job.Job.Permissions ?? file.File.Permissions;

    private static int Rank(string access) =>
        access switch
        {
            "write" => 2,
            "read" => 1,
            _ => 0,
        };
}
