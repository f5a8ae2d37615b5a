using System.Text;

namespace MsReleaseActions.Sandbox.Git;

/// <summary>Objects and merges, written with git's own commands.</summary>
public static class GitWrite
{
    /// <summary>Who an account is in git.</summary>
    public static GitActor Actor(SandboxUser user, DateTimeOffset when) =>
        new(user.Login, $"{user.Id}+{user.Login}@users.noreply.github.com", when);

    /// <summary>Writes a commit object and moves nothing.</summary>
    /// <returns>Its name, 40 hex digits.</returns>
    public static string Commit(SandboxRepository repository, string tree, IEnumerable<string> parents, GitActor author, GitActor committer, string message)
    {
        var text = new StringBuilder($"tree {tree}\n");
        foreach (var parent in parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        text.Append($"author {author.Raw}\ncommitter {committer.Raw}\n\n").Append(message);
        return Object(repository, "commit", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Merges two commits' trees.</summary>
    /// <returns>The merged tree, or null where they conflict.</returns>
    public static string? MergeTrees(SandboxRepository repository, string ours, string theirs)
    {
        var result = repository.Git.Run(null, ["merge-tree", "--write-tree", "--allow-unrelated-histories", ours, theirs]);
        return result.ExitCode == 0 ? result.Text.Split('\n')[0] : null;
    }

    /// <summary>Whether a commit is reached from another (or is it).</summary>
    public static bool IsAncestor(SandboxRepository repository, string ancestor, string descendant) =>
        repository.Git.Run(null, ["merge-base", "--is-ancestor", ancestor, descendant]).ExitCode == 0;

    internal static string Object(SandboxRepository repository, string type, byte[] content) =>
        repository.Git.Text(content, "hash-object", "-t", type, "-w", "--stdin");

    /// <summary>Writes a tree: a base, and entries put over it. A line is <c>mode SP sha TAB path</c>, mode 0 takes the path away.</summary>
    internal static string Tree(SandboxRepository repository, string? baseTree, IEnumerable<(string Mode, string Sha, string Path)> entries)
    {
        var index = Path.Combine(repository.GitFolder, $"index-{Guid.NewGuid():N}");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_INDEX_FILE"] = index };
        try
        {
            var all = entries.ToList();
            Run(null, baseTree is null ? ["read-tree", "--empty"] : ["read-tree", baseTree]);
            var files = all.Where(e => e.Mode != "040000").Select(e => $"{e.Mode} {e.Sha}\t{e.Path}\0");
            Run(Encoding.UTF8.GetBytes(string.Concat(files)), ["update-index", "-z", "--index-info"]);
            foreach (var (_, sha, path) in all.Where(e => e.Mode == "040000"))
            {
                Run(null, ["read-tree", $"--prefix={path}/", sha]);
            }

            return Run(null, ["write-tree"]).Text;
        }
        finally
        {
            File.Delete(index);
        }

        GitResult Run(byte[]? input, string[] arguments) =>
            repository.Git.Run(input, arguments, environment) is { ExitCode: 0 } done
                ? done
                : throw new GitFailure($"git {arguments[0]} could not write a tree");
    }
}
