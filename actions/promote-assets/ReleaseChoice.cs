namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Which of the releases under the tag is the one. GitHub has no atomic create, so there may be several.
/// </summary>
/// <param name="Release">Null where none is there, or none can be chosen.</param>
/// <param name="Leftovers">Empty drafts of this action that lost the race: to be removed.</param>
/// <param name="Conflict">Why none can be chosen; null when one can, or none is there.</param>
internal sealed record ReleaseChoice(TargetRelease? Release, IReadOnlyList<TargetRelease> Leftovers, string? Conflict)
{
    /// <param name="onTag">Lowest id first: every run that looks chooses the same one.</param>
    /// <param name="tag">For the message.</param>
    public static ReleaseChoice Of(IReadOnlyList<TargetRelease> onTag, string tag)
    {
        var standing = onTag.Where(release => !release.IsLeftover).ToList();
        return standing switch
        {
            [] => new ReleaseChoice(onTag.Count > 0 ? onTag[0] : null, [.. onTag.Skip(1)], null),
            [var one] => new ReleaseChoice(one, [.. onTag.Where(release => release != one)], null),
            _ => new ReleaseChoice(
                null,
                [],
                $"{standing.Count} releases carry the tag {tag}: {string.Join(", ", standing.Select(Shown))}; "
                    + "keep one and delete the drafts that are too many"
            ),
        };
    }

    private static string Shown(TargetRelease release) =>
        $"{release.Release.Id} ({(release.Release.Draft ? "draft" : "published")}, {release.Assets.Count} assets)";
}
