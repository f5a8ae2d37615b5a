using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.VerifyRelease;

/// <summary>Which of a repository's published releases are looked at. Pure.</summary>
/// <param name="Lanes">Those that say of themselves that the lanes made them, newest first; each tag is one.</param>
/// <param name="Others">Those that do not, and are not older than the first that does.</param>
/// <param name="Unread">How many of the lanes' releases are older than those that are looked at.</param>
/// <param name="Note">Why nothing is looked at; null where something is.</param>
internal sealed record ReleaseChoice(
    IReadOnlyList<Release> Lanes,
    IReadOnlyList<Release> Others,
    int Unread,
    string? Note
)
{
    /// <summary>The newest stable version that the lanes made and nobody withdrew; null where there is none.</summary>
    public ReleaseTag? Highest { get; init; }

    /// <param name="inputs">What is asked for.</param>
    /// <param name="published">Every published release.</param>
    /// <param name="promoted">Tags that a run of the workflow that publishes was dispatched for, and succeeded.</param>
    public static ReleaseChoice Of(VerifyInputs inputs, IReadOnlyList<Release> published, IReadOnlySet<string> promoted)
    {
        bool IsOfLanes(Release release) =>
            ReleaseTag.TryParse(release.TagName, inputs.Prefix, out _, out _)
            && (promoted.Contains(release.TagName) || SaysSo(release));

        var ours = published
            .Where(release => IsOfProduct(release.TagName, inputs.Prefix))
            .OrderByDescending(release => release.PublishedAt)
            .ToList();
        var first = ours.LastOrDefault(IsOfLanes);
        var highest = ours.Where(release => !release.Prerelease && IsOfLanes(release))
            .Select(release => ReleaseTag.Parse(release.TagName, inputs.Prefix))
            .Where(tag => !tag.IsPrerelease)
            .MaxBy(tag => tag.Version);
        if (inputs.Tag is { } tag)
        {
            return published.FirstOrDefault(release => release.TagName == tag) is { } one
                ? OfOne(inputs, one, IsOfLanes(one), first) with
                {
                    Highest = highest,
                }
                : new ReleaseChoice([], [], 0, null);
        }
        var lanes = ours.Where(IsOfLanes).ToList();
        return new ReleaseChoice(
            [.. lanes.Take(inputs.Newest)],
            [.. ours.Where(release => !IsOfLanes(release) && release.PublishedAt >= first?.PublishedAt)],
            Math.Max(0, lanes.Count - inputs.Newest),
            first is null
                ? "no release was made by the lanes so far, and what is older than the first one is not judged"
                : null
        )
        {
            Highest = highest,
        };
    }

    /// <summary>Whether a tag is one of this product's: of another one with a longer prefix it is not.</summary>
    public static bool IsOfProduct(string tag, string prefix) =>
        tag.StartsWith(prefix, StringComparison.Ordinal)
        && tag.Length > prefix.Length
        && char.IsAsciiDigit(tag[prefix.Length]);

    private static ReleaseChoice OfOne(VerifyInputs inputs, Release one, bool isOfLanes, Release? first) =>
        !IsOfProduct(one.TagName, inputs.Prefix)
            ? new ReleaseChoice([], [], 0, $"{one.TagName} is no release of this product")
        : isOfLanes ? new ReleaseChoice([one], [], 0, null)
        : one.PublishedAt < first?.PublishedAt
            ? new ReleaseChoice(
                [],
                [],
                0,
                $"{one.TagName} is older than {first!.TagName}, the first release that the lanes made, and is not judged"
            )
        : new ReleaseChoice([], [one], 0, null);

    // one of them is enough: whoever takes the others away does not make it anybody else's
    private static bool SaysSo(Release release) =>
        release.Assets.Any(asset => asset.Name is AssetName.Manifest or AssetName.Signature)
        || PromotionMark.IsIn(release.Body);
}
