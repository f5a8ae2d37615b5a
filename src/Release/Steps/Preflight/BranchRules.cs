using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether the version bump can be merged, and only when it is green. Pure.</summary>
internal static class BranchRules
{
    public static IEnumerable<CheckResult> Of(PreflightFacts facts, ReleaseSettings settings)
    {
        if (facts.Requirements is { Failure: { } failure })
        {
            return [failure.Unknown("required checks")];
        }
        if (facts.Requirements.Value is not { } required)
        {
            return
            [
                CheckResult.Failed(
                    "required checks",
                    $"there is no branch {settings.Branch}",
                    "Set `branch` in ms-release.json"
                ),
            ];
        }
        return [.. OfChecks(required, settings), OfReviews(required), OfMerging(facts, required)];
    }

    private static IEnumerable<CheckResult> OfChecks(BranchRequirements required, ReleaseSettings settings)
    {
        var absent = settings
            .RequiredChecks.Select(NamedCheck.Parse)
            .Where(named => required.Checks.All(check => check.Context != named.Name))
            .ToList();
        var missing = absent.ConvertAll(named => named.Line);
        yield return missing.Count == 0
            ? CheckResult.Passed(
                "required checks",
                required.Checks.Count == 0
                    ? $"{settings.Branch} requires no check"
                    : $"{settings.Branch} requires {string.Join(", ", required.Checks.Select(check => check.Context))}"
            )
            : CheckResult.Warning(
                "required checks",
                $"{settings.Branch} does not require {string.Join(", ", missing)}: others may merge without them; "
                    + "the train waits for them all the same",
                absent.Exists(named => named.App != NamedCheck.Actions)
                        ? "Require by hand what another app or a status reports: Settings, Rules"
                    : required.Checks.Count > 0 ? "`ms release checks --apply` puts it right"
                    : $"Protect {settings.Branch} with required status checks (Settings, Rules): from then on `ms "
                        + "release checks --apply` keeps them right"
            );
        if (required.IsStrict)
        {
            yield return CheckResult.Warning(
                "strict checks",
                "a pull request must be up to date: whatever lands on the branch while the pull request waits stops it",
                "Release while nobody merges, or turn 'require branches to be up to date' off"
            );
        }
    }

    private static CheckResult OfReviews(BranchRequirements required) =>
        required.Approvals == 0
            ? CheckResult.Passed("reviews", "the release's pull request needs no review")
            : CheckResult.Warning(
                "reviews",
                $"the release's pull request needs {required.Approvals} approving "
                    + $"review{(required.Approvals == 1 ? "" : "s")}: the train stops there until it has them",
                "Have a reviewer at hand"
            );

    private static CheckResult OfMerging(PreflightFacts facts, BranchRequirements required)
    {
        const string name = "merging";
        var (repository, methods) = (facts.Repository, required.MergeMethods);
        var allowed = methods
            .Where(method =>
                method switch
                {
                    MergeMethod.Merge => repository.AllowMergeCommit,
                    MergeMethod.Rebase => repository.AllowRebaseMerge,
                    _ => repository.AllowSquashMerge,
                }
                    is not false
            )
            .ToList();
        return required switch
        {
            { HasMergeQueue: true } => CheckResult.Failed(
                name,
                "pull requests go through a merge queue, which builds a commit of its own",
                "Take the branch out of the merge queue, or merge the pull request by hand"
            ),
            { RequiresSignatures: true } => CheckResult.Warning(
                name,
                "commits must be signed, and the release's commit is signed only where GitHub does it",
                "Merge with a merge commit, or let a GitHub App be the operator"
            ),
            _ when allowed.Count == 0 => CheckResult.Failed(
                name,
                "the repository and its rules together allow no way to merge",
                "Allow merge commits: Settings, General, Pull Requests"
            ),
            _ => CheckResult.Passed(name, $"by {allowed[0]}, without auto-merge"),
        };
    }
}
