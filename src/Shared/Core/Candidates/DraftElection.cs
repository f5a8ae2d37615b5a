using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// Which of several releases under one tag is the one. Everybody who applies this to the same list comes to the same
/// answer.
/// </summary>
/// <param name="Contenders">What is left: none, the one, or several that only a person can decide between.</param>
/// <param name="Leftovers">Empty drafts of ours that lost, and may go.</param>
public sealed record DraftElection(IReadOnlyList<Release> Contenders, IReadOnlyList<Release> Leftovers)
{
    /// <summary>
    /// What holds something comes before what is empty; among the empty drafts of ours the lowest id wins.
    /// </summary>
    /// <param name="releases">All releases of one tag.</param>
    public static DraftElection Of(IEnumerable<Release> releases)
    {
        var byId = releases.OrderBy(release => release.Id).ToLookup(DraftMarker.IsEmptyOfOurs);
        IReadOnlyList<Release> filled = [.. byId[false]];
        return filled.Count > 0
            ? new DraftElection(filled, [.. byId[true]])
            : new DraftElection([.. byId[true].Take(1)], [.. byId[true].Skip(1)]);
    }
}
