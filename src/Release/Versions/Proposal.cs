using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>The tag of the next release.</summary>
/// <param name="Tag">Valid for its channel, unused, and newer than every release of it.</param>
/// <param name="Why">How it came about, a clause or several, without a final full stop.</param>
/// <param name="Previous">The newest release that the channel's users have; null where this is the first.</param>
public sealed record Proposal(ReleaseTag Tag, string Why, ReleaseTag? Previous);
