using System.Text;
using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>Commits and merges.</summary>
public static class GitWrite
{
    /// <summary>Who an account is in git.</summary>
    public static GitActor Actor(SandboxUser user, DateTimeOffset when) =>
        new(user.Login, $"{user.Id}+{user.Login}@users.noreply.github.com", when);

    /// <summary>Writes a commit object and moves nothing.</summary>
    /// <returns>Its name, 40 hex digits.</returns>
    public static string Commit(
        SandboxRepository repository,
        string tree,
        IEnumerable<string> parents,
        GitActor author,
        GitActor committer,
        string message
    )
    {
        var text = new StringBuilder($"tree {tree}\n");
        foreach (var parent in parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        text.Append($"author {author.Raw}\ncommitter {committer.Raw}\n\n").Append(message);
        return repository.Git.Objects.Write("commit", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Merges two commits' trees.</summary>
    /// <returns>The merged tree, or null where they conflict.</returns>
    public static string? MergeTrees(SandboxRepository repository, string ours, string theirs)
    {
        var git = repository.Git;
        var fork = git.History.MergeBase(ours, theirs);
        return fork == ours ? git.History.Commit(theirs).Tree
            : fork == theirs ? git.History.Commit(ours).Tree
            : git.Fixed("merge-tree", "--write-tree", "--allow-unrelated-histories", ours, theirs)
                is { ExitCode: 0 } merged
                ? merged.Text.Split('\n')[0]
            : null;
    }

    /// <summary>Whether a commit is reached from another (or is it).</summary>
    public static bool IsAncestor(SandboxRepository repository, string ancestor, string descendant) =>
        repository.Git.History.IsAncestor(ancestor, descendant);
}
