namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>What the version files say.</summary>
/// <param name="Places">In the order of the files.</param>
/// <param name="Problems">What keeps them from being bumped: a place that is missing, or no version, or places that
/// disagree. Sentences without a final full stop.</param>
public sealed record VersionReading(IReadOnlyList<VersionPlace> Places, IReadOnlyList<string> Problems)
{
    /// <summary>The one version that all places say; null where there is a problem.</summary>
    public string? Version => Problems.Count == 0 ? Places[0].Text : null;
}
