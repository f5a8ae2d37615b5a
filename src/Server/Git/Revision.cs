namespace MsReleaseActions.Server.Git;

/// <summary>What a name stands for: a branch, a tag, a full ref, a commit.</summary>
internal static class Revision
{
    // as git looks for it
    private static readonly string[] Places = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"];

    /// <summary>The commit that a name stands for, or null.</summary>
    public static string? Commit(GitStore git, string name) => Peel(git, Object(git, name), "commit");

    /// <summary>The tree that a name stands for, a commit's own where it is one, or null.</summary>
    public static string? Tree(GitStore git, string name) => Peel(git, Object(git, name), "tree");

    /// <summary>The object that a name stands for, or null.</summary>
    public static string? Object(GitStore git, string name)
    {
        if (name.StartsWith('-'))
        {
            return null;
        }
        if (name.Length == 40 && name.All(char.IsAsciiHexDigit))
        {
            return name.ToLowerInvariant();
        }
        return Places.Select(place => git.Refs.Find(place + name)).FirstOrDefault(found => found is not null)
            ?? (NeedsGit(name) ? git.Objects.Resolve(name) : null);
    }

    /// <summary>
    /// Follows tags to what they name, and a commit to its tree where that is asked for; null where that is of another
    /// type.
    /// </summary>
    public static string? Peel(GitStore git, string? sha, string type)
    {
        while (sha is not null && git.Objects.Find(sha) is { } found && found.Type != type)
        {
            sha = found.Type switch
            {
                "tag" => TagInfo.Parse(found.Content).Object,
                "commit" when type == "tree" => git.History.Commit(sha).Tree,
                _ => null,
            };
        }
        return sha is not null && git.Objects.Find(sha) is not null ? sha : null;
    }

    // a shortened SHA, what git describe prints, main~2, v1^{}, @{-1}
    private static bool NeedsGit(string name) =>
        (name.Length is >= 4 and < 40 && name.All(char.IsAsciiHexDigit))
        || name.Contains("-g", StringComparison.Ordinal)
        || name.AsSpan().IndexOfAny("^~@:{") >= 0;
}
