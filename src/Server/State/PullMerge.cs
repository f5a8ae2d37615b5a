using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>
/// The three ways of merging, made with git and moving nothing: the new head of the base branch, or null where it
/// conflicts.
/// </summary>
internal static class PullMerge
{
    public static string? Commit(
        SandboxRepository repository,
        SandboxPull pull,
        string method,
        SandboxUser by,
        string? title,
        string? message
    )
    {
        var target = repository.Pulls.Head(pull.BaseRef)!;
        return method == "rebase" ? Rebase(repository, pull, target)
            : GitWrite.MergeTrees(repository, target, pull.HeadSha) is not { } tree ? null
            : method == "squash" ? Squash(repository, pull, target, tree, title, message)
            : Merge(repository, pull, target, tree, by, title, message);
    }

    private static string Merge(
        SandboxRepository repository,
        SandboxPull pull,
        string target,
        string tree,
        SandboxUser by,
        string? title,
        string? message
    ) =>
        GitWrite.Commit(
            repository,
            tree,
            [target, pull.HeadSha],
            GitWrite.Actor(by, repository.Sandbox.Now),
            GitHub(repository),
            Text(
                title ?? $"Merge pull request #{pull.Number} from {repository.Owner}/{pull.HeadRef}",
                message ?? pull.Title
            )
        );

    /// <summary>One commit by itself keeps its own words; several are listed under the pull request's title.</summary>
    private static string Squash(
        SandboxRepository repository,
        SandboxPull pull,
        string target,
        string tree,
        string? title,
        string? message
    )
    {
        var commits = Commits(repository, target, pull.HeadSha);
        var single = commits is [var only] ? only.Message.Split("\n\n", 2) : null;
        return GitWrite.Commit(
            repository,
            tree,
            [target],
            GitWrite.Actor(pull.User, repository.Sandbox.Now),
            GitHub(repository),
            Text(
                title ?? $"{single?[0] ?? pull.Title} (#{pull.Number})",
                message
                    ?? (
                        single is not null
                            ? single.ElementAtOrDefault(1) ?? ""
                            : string.Join("\n\n", commits.Select(c => "* " + c.Message))
                    )
            )
        );
    }

    /// <summary>Each commit anew on the base, also where it could stay: GitHub always writes new ones.</summary>
    private static string? Rebase(SandboxRepository repository, SandboxPull pull, string target)
    {
        var head = target;
        foreach (var commit in Commits(repository, target, pull.HeadSha).Where(c => c.Parents.Count == 1))
        {
            // A commit with the new tree and the old parent makes that parent the merge base, so that only this
            // commit's change is merged.
            var stand = GitWrite.Commit(
                repository,
                CommitInfo.Read(repository.Git, head).Tree,
                commit.Parents,
                commit.Author,
                commit.Committer,
                "stand-in"
            );
            if (GitWrite.MergeTrees(repository, stand, commit.Sha) is not { } tree)
            {
                return null;
            }

            head = GitWrite.Commit(repository, tree, [head], commit.Author, GitHub(repository), commit.Message + "\n");
        }

        return head;
    }

    /// <summary>What the pull request brings, oldest first.</summary>
    public static IReadOnlyList<CommitInfo> Commits(SandboxRepository repository, string target, string head) =>
        [.. repository.Git.History.Topological(target, head).Reverse().Select(repository.Git.History.Commit)];

    private static GitActor GitHub(SandboxRepository repository) =>
        new("GitHub", "noreply@github.com", repository.Sandbox.Now);

    private static string Text(string title, string message) =>
        message.Length == 0 ? title + "\n" : $"{title}\n\n{message}\n";
}
