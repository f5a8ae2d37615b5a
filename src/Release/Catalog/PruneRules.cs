using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Catalog;

/// <summary>What may go.</summary>
/// <param name="Keep">So many of the newest sealed ones stay, whatever their age.</param>
/// <param name="OlderThan">Younger ones stay, unless they are broken.</param>
/// <param name="Published">Those of published releases may go, too: what such a release was built from is provable by
/// its own files only, afterwards.</param>
public sealed record PruneOptions(int Keep, TimeSpan OlderThan, bool Published);

/// <summary>A candidate, and why it goes or stays.</summary>
public sealed record PruneDecision(KnownCandidate Candidate, bool Goes, string Why);

/// <summary>Decides. Pure.</summary>
public static class PruneRules
{
    /// <param name="candidates">All of them, the newest first.</param>
    public static IReadOnlyList<PruneDecision> Of(
        IReadOnlyList<KnownCandidate> candidates,
        PruneOptions options,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        var place = 0;
        return
        [
            .. candidates.Select(candidate =>
                Decide(candidate, candidate.State == CandidateState.Sealed ? place++ : place, options, now)
            ),
        ];
    }

    private static PruneDecision Decide(KnownCandidate candidate, int place, PruneOptions options, DateTimeOffset now)
    {
        var use = candidate.Use;
        var age = now - (candidate.Release.CreatedAt ?? now);
        return candidate switch
        {
            _ when use.Forbids is { } why => Stays(why),
            { Tag.IsOfEarlierTool: true } => Stays(
                "an earlier tool made it: `ms candidates discard` takes it by its tag"
            ),
            { Release.Immutable: true } => Stays("it is immutable: deleting it would burn its tag for ever"),
            { State: not CandidateState.Sealed } when use.Published is null || options.Published => Goes(
                $"{candidate.State.ToString().ToLowerInvariant()}: "
                    + $"{(candidate.Problems is [var first, ..] ? first : "it cannot be used")}"
            ),
            _ when use.IsNewestBump => Stays("it is of the newest version bump"),
            _ when use.Published is { } tag && !options.Published => Stays(
                $"{tag} was made from it (--published removes it all the same)"
            ),
            _ when place < options.Keep => Stays($"one of the newest {options.Keep}"),
            _ when age < options.OlderThan => Stays($"younger than {options.OlderThan.TotalDays:0} days"),
            _ => Goes($"{age.TotalDays:0} days old{(use.Published is { } tag ? $"; {tag} was made from it" : "")}"),
        };

        PruneDecision Goes(string why) => new(candidate, true, why);
        PruneDecision Stays(string why) => new(candidate, false, why);
    }
}
