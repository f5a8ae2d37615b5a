using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>A list of required checks, and where it is written.</summary>
/// <param name="RulesetId">Null: classic protection.</param>
/// <param name="IsOurs">Whether the repository's administrators may change it.</param>
internal sealed record CheckPlace(long? RulesetId, bool IsOurs, string Source, IReadOnlyList<RequiredCheck> Checks)
{
    public string Shown => RulesetId is { } id ? $"ruleset {id}" : "branch protection";
}

/// <summary>Compares. Pure.</summary>
internal static class CheckComparison
{
    /// <summary>GitHub's own app that reports the jobs of workflows.</summary>
    public const long ActionsApp = RulesetActor.Actions;

    /// <param name="wanted">What the settings want to be required, lines of <see cref="NamedCheck"/>.</param>
    /// <param name="foreign">Names that something other than Actions has reported on the branch.</param>
    public static ChecksReport Of(
        IReadOnlyList<CheckPlace> places,
        IReadOnlyList<string> wanted,
        ProducedChecks produced,
        IReadOnlySet<string> foreign
    )
    {
        var findings = places
            .SelectMany(place => place.Checks.Select(check => Judge(place, check, produced, foreign)))
            .ToList();
        var required = places
            .SelectMany(place => place.Checks)
            .Select(check => check.Context)
            .ToHashSet(StringComparer.Ordinal);
        var absent = wanted.Select(NamedCheck.Parse).Where(check => !required.Contains(check.Name));
        findings.AddRange(
            absent.Select(check =>
                check.App == NamedCheck.Actions ? Absent(check.Name, produced, foreign) : Foreign(check)
            )
        );
        var added = findings
            .Where(finding => finding.Standing == CheckStanding.Missing)
            .Select(finding => finding.Name)
            .ToList();
        // classic protection first: it is what most have, and one place for all is easier to read
        var target = places
            .Where(place => place.IsOurs)
            .OrderBy(place => place.RulesetId is null ? 0 : 1)
            .FirstOrDefault();
        var corrections = places
            .Where(place => place.IsOurs)
            .Select(place => Correct(place, findings, place == target ? added : []))
            .OfType<CheckCorrection>()
            .ToList();
        return new ChecksReport(findings, corrections, [.. Stuck(places, findings, target is null ? added : [])]);
    }

    private static CheckFinding Judge(
        CheckPlace place,
        RequiredCheck check,
        ProducedChecks produced,
        IReadOnlySet<string> foreign
    ) =>
        check.AppId is { } app and not ActionsApp
            ? new CheckFinding(check.Context, place.Shown, CheckStanding.Foreign, $"the app {app} reports it")
        : produced.Has(check.Context)
            ? new CheckFinding(check.Context, place.Shown, CheckStanding.Fine, "a job reports it")
        : check.AppId is null && foreign.Contains(check.Context)
            ? new CheckFinding(
                check.Context,
                place.Shown,
                CheckStanding.Foreign,
                "something other than Actions reports it"
            )
        : produced.MayBe(check.Context) is { } where
            ? new CheckFinding(check.Context, place.Shown, CheckStanding.Unresolved, $"perhaps of {where}")
        : new CheckFinding(
            check.Context,
            place.Shown,
            CheckStanding.Obsolete,
            "no job reports it on pull requests: each would wait for it for ever"
        );

    private static CheckFinding Absent(string name, ProducedChecks produced, IReadOnlySet<string> foreign) =>
        produced.Has(name) || foreign.Contains(name)
            ? new CheckFinding(
                name,
                "",
                CheckStanding.Missing,
                "the settings name it, and nothing requires it: pull requests may be merged without it"
            )
        : produced.MayBe(name) is { } where
            ? new CheckFinding(name, "", CheckStanding.Unresolved, $"the settings name it; perhaps of {where}")
        : new CheckFinding(
            name,
            "",
            CheckStanding.Unproduced,
            "the settings name it, and no job reports it on pull requests: correct required_checks in "
                + "ms-release.json"
        );

    // whoever asks for it in the branch's rules also says which app it must come from
    private static CheckFinding Foreign(NamedCheck check) =>
        new(
            check.Name,
            "",
            CheckStanding.Foreign,
            $"the settings name it as {(check.App is { } app ? $"a check of the app {app}" : "a commit status")}, and "
                + "nothing requires it of pull requests"
        );

    private static CheckCorrection? Correct(CheckPlace place, List<CheckFinding> findings, List<string> added)
    {
        var dropped = findings
            .Where(finding => finding.Standing == CheckStanding.Obsolete && finding.Where == place.Shown)
            .Select(finding => finding.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (dropped.Count + added.Count == 0)
        {
            return null;
        }
        var words = new[]
        {
            dropped.Count > 0 ? $"no longer require {string.Join(", ", dropped)}" : "",
            added.Count > 0 ? $"require {string.Join(", ", added)}" : "",
        };
        return new CheckCorrection(
            place.RulesetId,
            [
                .. place.Checks.Where(check =>
                    !dropped.Contains(check.Context) || check.AppId is not (null or ActionsApp)
                ),
                .. added.Select(name => new RequiredCheck(name)),
            ],
            $"{place.Shown}: {string.Join("; ", words.Where(word => word.Length > 0))}"
        );
    }

    private static IEnumerable<string> Stuck(
        IReadOnlyList<CheckPlace> places,
        List<CheckFinding> findings,
        List<string> added
    )
    {
        foreach (var place in places.Where(place => !place.IsOurs))
        {
            foreach (
                var finding in findings.Where(finding =>
                    finding.Standing == CheckStanding.Obsolete && finding.Where == place.Shown
                )
            )
            {
                yield return $"{finding.Name} is required by {place.Shown} of {place.Source}: an administrator "
                    + "there must take it out";
            }
        }
        if (added.Count > 0)
        {
            yield return $"nothing in this repository requires checks yet, so {string.Join(", ", added)} cannot "
                + "be added to it: protect the branch with required status checks first (Settings, Rules)";
        }
    }
}
