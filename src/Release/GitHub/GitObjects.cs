using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

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

/// <summary>What GitHub thinks of a signature; <paramref name="Reason"/> is <c>unsigned</c> where there is none.</summary>
public sealed record GitVerification(bool Verified, string Reason);

/// <summary>A folder.</summary>
public sealed record GitTree(string Sha, IReadOnlyList<GitTreeEntry> Tree);

/// <summary>What a folder holds.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Mode">git's six digits: <c>100644</c>, <c>100755</c>, <c>120000</c> for a link, <c>040000</c> for a folder.</param>
/// <param name="Type"><c>blob</c>, <c>tree</c> or <c>commit</c>.</param>
public sealed record GitTreeEntry(string Path, string Mode, string Type, string Sha);

/// <summary>A ref and what it is on (a commit, or a tag object).</summary>
/// <param name="Ref">Its full name: <c>refs/tags/v1.2.3</c>.</param>
public sealed record GitRef(string Ref, GitObject Object);

/// <summary>A text file as it shall be.</summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="Mode">git's six digits.</param>
/// <param name="Content">Its text; sent as UTF-8.</param>
public sealed record TextFile(string Path, string Mode, string Content);

/// <summary>Git's objects and refs. Look-ups that find nothing are null; writes are tried once.</summary>
public interface IGitObjects
{
    Task<GitCommit?> GetCommitAsync(RepositoryName repository, string sha, CancellationToken cancellation);

    /// <summary>One folder, not the folders in it.</summary>
    /// <param name="sha">Of the tree, or of a commit.</param>
    Task<GitTree?> GetTreeAsync(RepositoryName repository, string sha, CancellationToken cancellation);

    /// <summary>Every ref whose name begins so.</summary>
    /// <param name="prefix">Without <c>refs/</c>: <c>tags/v</c>, <c>heads/release/</c>.</param>
    Task<IReadOnlyList<GitRef>> MatchingRefsAsync(RepositoryName repository, string prefix, CancellationToken cancellation);

    /// <summary>Makes a tree: <paramref name="baseTree"/> with these files in it.</summary>
    /// <returns>Its SHA.</returns>
    Task<string> CreateTreeAsync(RepositoryName repository, string baseTree, IReadOnlyList<TextFile> files, CancellationToken cancellation);

    /// <summary>Makes a commit by the token's owner; no branch moves.</summary>
    /// <returns>Its SHA.</returns>
    Task<string> CreateCommitAsync(RepositoryName repository, string message, string tree, string parent, CancellationToken cancellation);

    /// <param name="name">Without <c>refs/heads/</c>.</param>
    /// <exception cref="GitHubFailure"><see cref="RefAnswers.SaysExists"/> where there is one of that name.</exception>
    Task CreateBranchAsync(RepositoryName repository, string name, string sha, CancellationToken cancellation);

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    /// <param name="name">Without <c>refs/heads/</c>.</param>
    Task DeleteBranchAsync(RepositoryName repository, string name, CancellationToken cancellation);

    /// <summary>Deletes; one that is gone already is no failure. A published release becomes a draft without its tag.</summary>
    /// <param name="name">Without <c>refs/tags/</c>.</param>
    Task DeleteTagAsync(RepositoryName repository, string name, CancellationToken cancellation);
}
