using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A commit as git has it.</summary>
/// <param name="Tree">What the repository is at it.</param>
/// <param name="Parents">The first one is the branch that was merged into.</param>
public sealed record GitCommit(string Sha, string Message, GitPointer Tree, IReadOnlyList<GitPointer> Parents)
{
    public GitPerson? Author { get; init; }

    /// <summary>Whether GitHub vouches for its signature.</summary>
    public GitVerification? Verification { get; init; }
}

/// <summary>The name of another object.</summary>
public sealed record GitPointer(string Sha);

/// <summary>Who and when.</summary>
public sealed record GitPerson(string Name, DateTimeOffset Date);

/// <summary>
/// What GitHub thinks of a signature; <paramref name="Reason"/> is <c>unsigned</c> where there is none.
/// </summary>
public sealed record GitVerification(bool Verified, string Reason);

/// <summary>A folder.</summary>
public sealed record GitTree(string Sha, IReadOnlyList<GitTreeEntry> Tree);

/// <summary>What a folder holds.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Mode">git's six digits: <c>100644</c>, <c>100755</c>, <c>120000</c> for a link, <c>040000</c> for a
/// folder.</param>
/// <param name="Type"><c>blob</c>, <c>tree</c> or <c>commit</c>.</param>
public sealed record GitTreeEntry(string Path, string Mode, string Type, string Sha);

/// <summary>A ref and what it is on (a commit, or a tag object).</summary>
/// <param name="Ref">Its full name: <c>refs/tags/v1.2.3</c>.</param>
public sealed record GitRef(string Ref, GitObject Object)
{
    internal const string Tags = "refs/tags/";

    /// <summary>Of a tag: its name.</summary>
    public string TagName => Ref[Tags.Length..];
}

/// <summary>A text file as it shall be.</summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="Mode">git's six digits.</param>
/// <param name="Content">Its text; sent as UTF-8.</param>
public sealed record TextFile(string Path, string Mode, string Content);
