using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Whether what lies between two commits is the bump, and nothing but the bump. Pure.</summary>
internal static class BumpContent
{
    /// <summary>Of the bump's own branch: one commit on the base.</summary>
    /// <returns>What is not as it should be, a clause; null where all is.</returns>
    public static string? ProblemOfBranch(CommitDifference difference, string @base) =>
        difference switch
        {
            { AheadBy: 1, BehindBy: 0, Commits: [{ Parents: [var parent] }] } when parent.Sha == @base => null,
            { AheadBy: 0 } => "it has no commit of its own",
            { BehindBy: > 0 } => $"it does not stand on {@base[..8]}",
            _ => $"it has {difference.AheadBy} commits instead of one",
        };

    /// <summary>The files alone, however many commits brought them.</summary>
    public static string? Problem(CommitDifference difference, BumpFiles files)
    {
        var seen = difference.Files.ToDictionary(file => file.Filename, StringComparer.Ordinal);
        return seen.Keys.FirstOrDefault(path => !files.Changes.ContainsKey(path)) is { } foreign
                ? $"it also changes {foreign}"
            : files.Changes.Keys.FirstOrDefault(path => !seen.ContainsKey(path)) is { } missing
                ? $"it does not change {missing}"
            : files.Changes.FirstOrDefault(file =>
                seen[file.Key].Sha != BumpFiles.BlobOf(file.Value) || seen[file.Key].Status != "modified"
            )
                is { Key: { } other }
                ? $"it changes {other} otherwise than the bump does"
            : null;
    }
}
