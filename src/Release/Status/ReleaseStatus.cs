using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Status;

/// <summary>Where a release stands.</summary>
/// <param name="Tag">Null where the repository has none, and none is on its way.</param>
/// <param name="SourceSha">The commit that is built; null before it is known.</param>
/// <param name="Steps">From the bump to the proof, as far as they can be seen.</param>
/// <param name="Next">The command line that goes on; null where nothing is left to do.</param>
public sealed record ReleaseStatus(ReleaseTag? Tag, CommitSha? SourceSha, IReadOnlyList<SeenStep> Steps, string? Next);
