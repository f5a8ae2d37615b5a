using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>The checks that a description requires, and those that a push to its branch reports.</summary>
internal static class RequiredCheckRules
{
    public static IEnumerable<Finding> Of(DescribedCheckout checkout)
    {
        var (files, branch) = (ExistingWorkflows.Of(checkout.Tree).Files, checkout.Settings.Branch);
        var reported = Checks(runs: true);
        var skipped = Checks(runs: false);
        return checkout
            .Settings.RequiredChecks.Index()
            .Where(check => !reported.Has(check.Item) && reported.MayBe(check.Item) is null)
            .Select(check =>
                checkout.Found(
                    DescriptionRules.RequiredCheck,
                    $"required_checks.[{check.Index}]",
                    skipped.Has(check.Item)
                        ? $"the job that reports '{check.Item}' is skipped on a push to {branch}"
                        : $"no job reports '{check.Item}' on a push to {branch}, where there "
                            + (reported.Names.Count == 0 ? "are none" : $"are {string.Join(", ", reported.Names)}")
                )
            );

        ProducedChecks Checks(bool runs) =>
            ProducedChecks.Of(
                files,
                file =>
                    ExistingWorkflows.RunsOn(file, branch)
                        ? file.Jobs.Where(job => ExistingWorkflows.RunsOn(job, branch) == runs)
                        : (IEnumerable<Job>)[]
            );
    }
}
