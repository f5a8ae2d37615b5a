using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>The names that a repository has given to releases, and those that it cannot give any more.</summary>
public sealed class ReleaseNames
{
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);
    private readonly List<ReleaseTag> published;

    private ReleaseNames(string prefix, IEnumerable<TakenName> taken, List<ReleaseTag> published)
    {
        (Prefix, this.published) = (prefix, published);
        foreach (var name in taken)
        {
            // the first reason is the strongest
            this.taken.TryAdd(name.Tag, name.Reason);
        }
    }

    /// <summary>What every tag of the product begins with; may be empty.</summary>
    public string Prefix { get; }

    /// <summary>
    /// The newest published <c>vX.Y.Z</c>, whatever GitHub's prerelease mark says (one that was taken back has it);
    /// null where there is none.
    /// </summary>
    public ReleaseTag? NewestStable => Newest(published.Where(BetaTag.IsStable));

    /// <summary>The newest published <c>vX.Y.Z-beta.N</c>; null where there is none.</summary>
    public ReleaseTag? NewestBeta => Newest(published.Where(BetaTag.IsBeta));

    /// <summary>Why a name cannot be given; null where it is free.</summary>
    public string? WhyTaken(string tag) => taken.GetValueOrDefault(tag);

    /// <summary>
    /// The highest N of <c>v&lt;version&gt;-beta.N</c> among all names, taken ones included; 0 where there is none.
    /// </summary>
    /// <param name="version">Such as <c>1.4.0</c>.</param>
    public int HighestBeta(string version) =>
        taken
            .Keys.Select(name => ReleaseTag.TryParse(name, Prefix, out var tag, out _) ? BetaTag.Of(tag) : null)
            .Where(beta => beta?.Base == version)
            .Max(beta => beta?.Number)
        ?? 0;

    /// <param name="prefix">What the product's tags begin with: others are another product's, or nobody's.</param>
    /// <param name="releases">What GitHub lists, to the end of the list: candidates and foreign names are skipped. A
    /// draft takes its name; the caller leaves out one that is to be completed.</param>
    /// <param name="gitTags">The tags of the repository, without <c>refs/tags/</c>.</param>
    /// <param name="others">Names that are taken for other reasons, such as a merged pull request that cannot be
    /// used.</param>
    public static ReleaseNames Of(
        string prefix,
        IEnumerable<Release> releases,
        IEnumerable<string> gitTags,
        IEnumerable<TakenName>? others = null
    )
    {
        var (drafts, published) = (
            releases.Where(release => release.Draft),
            releases.Where(release => !release.Draft).ToList()
        );
        return new ReleaseNames(
            prefix,
            [
                .. published.Select(release => new TakenName(release.TagName, "a release of that name is published")),
                .. others ?? [],
                .. drafts.Select(release => new TakenName(release.TagName, "a draft release has that name")),
                .. gitTags.Select(tag => new TakenName(tag, "git has a tag of that name, without a release")),
            ],
            [
                .. published
                    .Select(release => ReleaseTag.TryParse(release.TagName, prefix, out var tag, out _) ? tag : null)
                    .OfType<ReleaseTag>(),
            ]
        );
    }

    private static ReleaseTag? Newest(IEnumerable<ReleaseTag> tags) =>
        tags.Aggregate((ReleaseTag?)null, (newest, tag) => newest is null || tag.IsNewerThan(newest) ? tag : newest);
}
