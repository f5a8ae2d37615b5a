using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Catalog;

/// <summary>Which candidates there are. Reads only.</summary>
public sealed class CandidateCatalog(ReleaseServices services)
{
    private const int AtATime = 4;

    /// <summary>The newest first.</summary>
    /// <param name="most">At most so many are read and judged, with some four requests each.</param>
    /// <returns>Those, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<KnownCandidate> Candidates, int Total)> ReadAsync(
        int most,
        CancellationToken cancellation
    )
    {
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        var ours = Candidates(releases);
        return (await ReadAsync(releases, [.. ours.Take(most)], cancellation), ours.Count);
    }

    /// <summary>Those of one commit or one tag.</summary>
    /// <param name="named">A candidate's tag, or a commit: 40 hex digits, or the first 7 of them at least.</param>
    public async Task<IReadOnlyList<KnownCandidate>> FindAsync(string named, CancellationToken cancellation)
    {
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        return await ReadAsync(
            releases,
            [
                .. Candidates(releases)
                    .Where(one =>
                        one.Tag.Text == named || one.Tag.SourceSha.Text.StartsWith(named, StringComparison.Ordinal)
                    ),
            ],
            cancellation
        );
    }

    // a release that only begins like one is somebody else's
    private static List<(Release Release, CandidateTag Tag)> Candidates(IEnumerable<Release> releases) =>
        [
            .. releases
                .Select(release =>
                    (
                        release,
                        CandidateTag.TryParse(release.TagName, out var tag, out _)
                            ? tag
                            : CandidateTag.OfEarlierTool(release.TagName)
                    )
                )
                .Where(one => one.Item2 is not null)
                .Select(one => (one.release, one.Item2!))
                .OrderByDescending(one => one.release.Id),
        ];

    private async Task<IReadOnlyList<KnownCandidate>> ReadAsync(
        IReadOnlyList<Release> releases,
        IReadOnlyList<(Release Release, CandidateTag Tag)> chosen,
        CancellationToken cancellation
    )
    {
        var uses = await CandidateUses.ReadAsync(services, releases, cancellation);
        var read = new KnownCandidate[chosen.Count];
        await Parallel.ForEachAsync(
            chosen.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (one, token) =>
                read[one.Index] = await ReadAsync(one.Item.Release, one.Item.Tag, releases, uses, token)
        );
        return read;
    }

    private async Task<KnownCandidate> ReadAsync(
        Release release,
        CandidateTag tag,
        IReadOnlyList<Release> releases,
        CandidateUses uses,
        CancellationToken cancellation
    )
    {
        if (tag.IsOfEarlierTool)
        {
            return new KnownCandidate(
                release,
                tag,
                CandidateState.Invalid,
                ["made by an earlier tool, and never released"],
                release.Assets.Sum(asset => asset.Size)
            )
            {
                Subject = uses.Subjects.GetValueOrDefault(tag.SourceSha.Text),
            };
        }
        var found = await new CandidateReader(services.GitHub, services.Repository, services.Time).ReadAsync(
            tag,
            release,
            cancellation
        );
        var same = releases.Count(other => other.TagName == tag.Text);
        return new KnownCandidate(
            release,
            tag,
            same > 1 ? CandidateState.Ambiguous : found.State,
            same > 1 ? [$"{same} releases carry this tag", .. found.Problems] : found.Problems,
            found.Assets.Sum(asset => asset.Size)
        )
        {
            Subject = uses.Subjects.GetValueOrDefault(tag.SourceSha.Text),
            BuiltBy = found.Seal?.Manifest.RunId,
            Use = uses.Of(tag.SourceSha),
        };
    }
}
