using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.VerifyRelease;

/// <summary>What was found of everything that was looked at: the same state gives the same plan.</summary>
/// <param name="Releases">Each with its checks.</param>
/// <param name="Others">Those that no lane made, each with what is said of it.</param>
/// <param name="General">What is not of one release.</param>
internal sealed record VerifyPlan(
    IReadOnlyList<(SeenRelease Release, IReadOnlyList<CheckResult> Checks)> Releases,
    IReadOnlyList<(Release Release, string Text)> Others,
    IReadOnlyList<CheckResult> General
)
{
    /// <summary>Whether anything is wrong with what is published.</summary>
    public bool Accuses =>
        Others.Count > 0
        || General.Concat(Releases.SelectMany(found => found.Checks)).Any(check => check.Status == CheckStatus.Failed);

    public static VerifyPlan Of(VerifyInputs inputs, VerifyState state, DateTimeOffset now) =>
        new(
            [
                .. state.Releases.Select(release =>
                    (release, (IReadOnlyList<CheckResult>)[.. new ReleaseChecks(inputs, state, release, now).All()])
                ),
            ],
            [.. state.Choice.Others.Select(release => (release, NoLane(release)))],
            [.. OfChoice(inputs, state), .. OfLatest(inputs, state)]
        );

    private static string NoLane(Release release) =>
        $"no lane made {release.TagName}: it holds no candidate.json, or its tag is no version "
        + $"({SeenRelease.OriginOf(release)})";

    private static IEnumerable<CheckResult> OfChoice(VerifyInputs inputs, VerifyState state)
    {
        if (state.Choice.Note is { } note)
        {
            yield return CheckResult.Skipped("releases", note);
        }
        else if (inputs.Tag is { } tag && state.Choice is { Lanes.Count: 0, Others.Count: 0 })
        {
            yield return CheckResult.Failed("releases", $"{state.Repository} has no published release {tag}");
        }
        else if (state.Choice.Unread > 0)
        {
            yield return CheckResult.Skipped(
                "releases",
                $"{state.Choice.Unread} older ones that the lanes made are not looked at in full (newest: {inputs.Newest})"
            );
        }
    }

    // who is led to a release by releases/latest does not ask what its tag begins with
    private static IEnumerable<CheckResult> OfLatest(VerifyInputs inputs, VerifyState state) =>
        state.Latest?.Value is null && state.Latest?.Failure is null
            ? []
            : state.Latest!.Check(
                "releases/latest",
                latest =>
                    !ReleaseChoice.IsOfProduct(latest!.TagName, inputs.Prefix)
                        ?
                        [
                            $"releases/latest leads to {latest.TagName}, which is no release of this product "
                                + $"({SeenRelease.OriginOf(latest)})",
                        ]
                    : state.Choice.Highest is { } highest
                    && ReleaseTag.TryParse(latest.TagName, inputs.Prefix, out var led, out _)
                    && led.Version.CompareTo(highest.Version) < 0
                        ? [$"releases/latest leads to {latest.TagName}, and {highest} is the newest stable version"]
                    : [],
                state.Latest.Value?.TagName ?? ""
            );
}
