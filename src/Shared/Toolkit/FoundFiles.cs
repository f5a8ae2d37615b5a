namespace MsReleaseActions.Toolkit;

/// <summary>What a pattern names under the workspace.</summary>
/// <param name="Files">Full paths, sorted by ordinal.</param>
/// <param name="Outside">Full paths of links that match and lead outside the workspace: they are not to be
/// read.</param>
public sealed record FoundFiles(IReadOnlyList<string> Files, IReadOnlyList<string> Outside);
