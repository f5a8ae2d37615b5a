namespace MsReleaseActions.Core.Versions;

/// <summary>What the version files say.</summary>
/// <param name="Places">In the order of the files.</param>
/// <param name="Faults">What is wrong with a file or a place by itself: a place that is missing, or no version.
/// Sentences without a final full stop.</param>
public sealed record VersionReading(IReadOnlyList<VersionPlace> Places, IReadOnlyList<string> Faults)
{
    /// <summary>What keeps them from being bumped: the faults, and places that disagree.</summary>
    public IReadOnlyList<string> Problems => Disagreement is { } line ? [.. Faults, line] : Faults;

    /// <summary>The one version that all places say; null where there is a problem.</summary>
    public string? Version => Problems.Count == 0 ? Places[0].Text : null;

    private IEnumerable<VersionPlace> Versions => Places.Where(place => place.IsVersion);

    private string? Disagreement =>
        Versions.DistinctBy(place => place.Text).Count() > 1
            ? "the version files disagree: "
                + string.Join(", ", Versions.Select(place => $"{place.Shown} says {place.Text}"))
            : null;

    /// <summary>Everything that keeps all places from saying one version, a line for each.</summary>
    /// <param name="expected">What they must say, such as <c>1.2.3</c>.</param>
    public IReadOnlyList<string> Differences(string expected) =>
        [
            .. Faults,
            .. Versions
                .Where(place => place.Text != expected)
                .Select(place => $"{place.Shown} says {place.Text}, and {expected} is expected"),
        ];
}
