using MsReleaseActions.Core.GitHub;
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
        var (workflows, branch) = (ExistingWorkflows.Of(checkout.Tree), checkout.Settings.Branch);
        var reported = Checks(pushed => pushed.Run);
        var always = Checks(pushed => pushed.OnlySomePaths ? [] : pushed.Run);
        // also of what a job calls that runs itself
        var skipped = Checks(pushed => [.. pushed.Skipped.Select(job => job.Job), .. pushed.Run.Where(Calls)]);
        return checkout
            .Settings.RequiredChecks.Select(NamedCheck.Parse)
            .Index()
            // what another app or a status says is of no workflow
            .Where(check => check.Item.App == NamedCheck.Actions)
            .Select(check => (check.Index, Item: check.Item.Name))
            .Where(check => !always.Has(check.Item) && always.MayBe(check.Item) is null)
            .Select(check =>
                checkout.Found(
                    DescriptionRules.RequiredCheck,
                    $"required_checks.[{check.Index}]",
                    reported.Has(check.Item) || reported.MayBe(check.Item) is not null
                            ? $"the job that reports '{check.Item}' runs only where a push to {branch} changes certain "
                                + "paths: a commit that changes none of them is never green"
                        : skipped.Has(check.Item)
                            ? $"the job that reports '{check.Item}' is skipped on a push to {branch}"
                        : $"no job reports '{check.Item}' on a push to {branch}, where there "
                            + (reported.Names.Count == 0 ? "are none" : $"are {string.Join(", ", reported.Names)}")
                )
            );

        ProducedChecks Checks(Func<PushedJobs, IEnumerable<Job>> jobs) =>
            ProducedChecks.Of(
                workflows.Files,
                file => PushedJobs.Of(file, branch) is { } pushed ? jobs(pushed) : [],
                file => jobs(PushedJobs.OfCalled(file, branch))
            );

        static bool Calls(Job job) => job.Uses is not null;
    }
}
