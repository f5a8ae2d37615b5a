using MsReleaseActions.Core;

namespace MsReleaseActions.VerifyRelease;

/// <summary>What the tables come to.</summary>
internal static class VerifyVerdict
{
    /// <summary>How the run fails; null when nothing is wrong and GitHub answered everything.</summary>
    public static ActionFailure? Of(VerifyState state, VerifyPlan plan)
    {
        IReadOnlyList<string> problems =
        [
            .. plan.Others.Select(other => other.Text),
            .. plan.General.Where(check => check.Status == CheckStatus.Failed).Select(check => check.Text),
            .. plan.Releases.SelectMany(found =>
                found
                    .Checks.Where(check => check.Status == CheckStatus.Failed)
                    .Select(check => $"{found.Release.Tag} ({found.Release.Origin}), {check.Name}: {check.Text}")
            ),
        ];
        if (problems.Count > 0)
        {
            return ActionFailure.No(
                problems,
                "What is published is not what the lanes made of a reviewed commit, and users may have it already",
                "Find out who did it; if it is not yours, take the release back (`ms release app withdraw TAG`) and "
                    + "exchange the tokens and keys of whoever could write"
            );
        }
        var unknown = state.Releases.SelectMany(release => release.Failures).Concat(Latest(state)).ToList();
        return unknown.Count == 0
            ? null
            : new ActionFailure(
                ExitCode.GitHub,
                $"{unknown.Count} checks could not be made: {unknown[0].Message.TrimEnd('.')}",
                "Nothing that could be looked at is wrong, and not everything could be",
                "Give the job the `permissions` that this action's README lists, then run the step again"
            );
    }

    /// <summary>Whether one release holds; null where that is not known.</summary>
    public static bool? Holds(SeenRelease release, IEnumerable<CheckResult> checks) =>
        checks.Any(check => check.Status == CheckStatus.Failed) ? false
        : release.Failures.Any() ? null
        : true;

    private static IEnumerable<GitHub.GitHubFailure> Latest(VerifyState state) =>
        state.Latest?.Failure is { } failure ? [failure] : [];
}
