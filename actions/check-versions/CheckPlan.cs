using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.CheckVersions;

/// <summary>The answer.</summary>
/// <param name="Places">Every place that says a version, and what it says.</param>
/// <param name="Problems">Everything that differs, each a sentence without its full stop; empty where all is
/// well.</param>
/// <param name="Version">What all of them say; null where there is a problem.</param>
internal sealed record CheckPlan(IReadOnlyList<VersionPlace> Places, IReadOnlyList<string> Problems, string? Version)
{
    public static CheckPlan Of(CheckState state, ReleaseTag? expected)
    {
        var reading = VersionFiles.Read(state.Files);
        if (state.Files.Count == 0 && state.Problems.Count > 0)
        {
            return new CheckPlan([], state.Problems, null);
        }
        IReadOnlyList<string> problems =
        [
            .. state.Problems,
            .. expected is null ? reading.Problems : reading.Differences(expected.VersionText),
        ];
        return new CheckPlan(reading.Places, problems, problems.Count == 0 ? reading.Version : null);
    }
}
