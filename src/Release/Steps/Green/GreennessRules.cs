using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Green;

/// <summary>What makes a check green. Pure.</summary>
internal static class GreennessRules
{
    /// <summary>
    /// The checks that the branch requires, and those that the product's settings name, each once: what the settings
    /// name is asked for as they name it, which is stricter than the branch's rule for any app.
    /// </summary>
    public static IReadOnlyList<RequiredCheck> Required(BranchRequirements branch, IReadOnlyList<string> settings)
    {
        var named = settings.Distinct().Select(NamedCheck.Parse).ToList();
        return
        [
            .. branch.Checks.Where(check =>
                check.AppId is not null || named.TrueForAll(own => own.Name != check.Context)
            ),
            .. named
                .Where(own => branch.Checks.All(check => check.AppId is null || check.Context != own.Name))
                .Select(own => new RequiredCheck(own.Name) { Named = own }),
        ];
    }

    /// <summary>The gate: the newest run that a push started; it is as its last attempt left it.</summary>
    public static CheckVerdict Gate(string workflow, IReadOnlyList<WorkflowRun> runs) =>
        runs switch
        {
            [] => new CheckVerdict($"{workflow} (push)", CheckState.Missing, "missing", null),
            [{ Status: "completed", Conclusion: null } run, ..] => new CheckVerdict(
                $"{workflow} (push)",
                CheckState.Pending,
                "completed, no conclusion yet",
                run.HtmlUrl
            ),
            [var run, ..] => new CheckVerdict(
                $"{workflow} (push)",
                StateOf(run.Conclusion),
                run.Conclusion ?? run.Status,
                run.HtmlUrl
            ),
        };

    /// <summary>One required check: every answer of that name must be success.</summary>
    public static CheckVerdict Check(
        RequiredCheck required,
        IReadOnlyList<CheckRun> runs,
        IReadOnlyList<CommitStatus> statuses
    )
    {
        var counted = Counted(required, runs).Select(Verdict).ToList();
        // a status does not tell its app: where one is asked for, a check run of that app goes first
        if (required.Named is { } named)
        {
            counted.AddRange(statuses.Where(named.Is).Select(Verdict));
        }
        else if (required.AppId is null || counted.Count == 0)
        {
            counted.AddRange(statuses.Where(status => status.Context == required.Context).Select(Verdict));
        }
        return counted.MaxBy(verdict => verdict.State)
            ?? new CheckVerdict(
                required.Context,
                CheckState.Missing,
                required.AppId is { } app ? $"missing from app {app}" : "missing",
                null
            );
    }

    // a run that was cancelled and begun anew (a newer push, a pull request opened again) says nothing any more
    private static IEnumerable<CheckRun> Counted(RequiredCheck required, IReadOnlyList<CheckRun> runs)
    {
        var named = runs.Where(run =>
                required.Named?.Is(run)
                ?? (run.Name == required.Context && (required.AppId is null || run.App?.Id == required.AppId))
            )
            .ToList();
        return named.Where(run =>
            run.Conclusion is not ("cancelled" or "stale") || run.Id == named.Max(other => other.Id)
        );
    }

    private static CheckVerdict Verdict(CheckRun run) =>
        new(run.Name, StateOf(run.Conclusion), run.Conclusion ?? run.Status, run.HtmlUrl);

    private static CheckVerdict Verdict(CommitStatus status) =>
        new(
            status.Context,
            status.State switch
            {
                "success" => CheckState.Green,
                "pending" => CheckState.Pending,
                _ => CheckState.Red,
            },
            status.State,
            status.TargetUrl
        );

    private static CheckState StateOf(string? conclusion) =>
        conclusion switch
        {
            null => CheckState.Pending,
            "success" => CheckState.Green,
            _ => CheckState.Red,
        };
}
