using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What <c>make_latest</c> will say.</summary>
/// <param name="Value"><c>true</c>, <c>false</c> or <c>legacy</c>.</param>
/// <param name="Conflict">Why that cannot be; null when it can.</param>
internal sealed record LatestChoice(string Value, string? Conflict)
{
    public static LatestChoice Of(PromoteInputs inputs, IReadOnlyList<PublishedVersion> versions)
    {
        var newer = versions
            .Where(version => version.IsStable && version.Tag.IsNewerThan(inputs.Tag))
            .Select(version => version.Tag)
            .ToList();
        return inputs.MakeLatest switch
        {
            _ when inputs.IsPrerelease => new LatestChoice("false", null),
            MakeLatest.True when newer.Count > 0 => new LatestChoice(
                "true",
                $"make-latest is true, and {Newest(newer)} is newer than {inputs.Tag}: everybody would be led "
                    + "back to an old version"
            ),
            MakeLatest.True => new LatestChoice("true", null),
            MakeLatest.Auto => new LatestChoice(newer.Count == 0 ? "true" : "false", null),
            MakeLatest.Legacy => new LatestChoice("legacy", null),
            _ => new LatestChoice("false", null),
        };
    }

    /// <summary>
    /// The version that release notes start from: the newest older one, for a stable release the newest older stable
    /// one.
    /// </summary>
    public static ReleaseTag? Previous(PromoteInputs inputs, IReadOnlyList<PublishedVersion> versions)
    {
        var older = versions
            .Where(version => (version.IsStable || inputs.IsPrerelease) && inputs.Tag.IsNewerThan(version.Tag))
            .Select(version => version.Tag)
            .ToList();
        return older.Count == 0 ? null : Newest(older);
    }

    private static ReleaseTag Newest(IReadOnlyList<ReleaseTag> tags) =>
        tags.Aggregate((newest, tag) => tag.IsNewerThan(newest) ? tag : newest);
}
