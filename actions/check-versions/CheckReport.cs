using MsReleaseActions.Core;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.CheckVersions;

/// <summary>Output and summary.</summary>
internal static class CheckReport
{
    /// <summary>All places say one version.</summary>
    public static ActionReport Agreed(CheckPlan plan, string version) =>
        new([new("version", version)], $"### ✅ The version is {SummaryText.Escape(version)}\n\n{Table(plan.Places)}");

    /// <summary>They do not: every problem, and what each place says.</summary>
    public static ActionReport Differing(CheckPlan plan) =>
        new(
            [],
            "### ❌ The version files do not say one version\n\n"
                + string.Concat(plan.Problems.Select(problem => $"- {SummaryText.Escape(problem)}\n"))
                + (plan.Places.Count == 0 ? "" : $"\n{Table(plan.Places)}")
        );

    private static string Table(IEnumerable<VersionPlace> places) =>
        SummaryText.Table(
            ["file", "says"],
            places.Select(place =>
                (IReadOnlyList<string>)[SummaryText.Escape(place.Shown), SummaryText.Escape(place.Text)]
            )
        );
}
