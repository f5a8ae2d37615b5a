using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>GitHub's test merge of a pull request: whether it merges, and the commit that shows it.</summary>
internal static class TestMerge
{
    /// <summary>Tries the merge; where the base branch is gone nothing changes.</summary>
    public static void Make(SandboxRepository repository, SandboxPull pull)
    {
        if (repository.Pulls.Head(pull.BaseRef) is not { } target)
        {
            return;
        }
        var tree = GitWrite.MergeTrees(repository, target, pull.HeadSha);
        pull.Mergeable = tree is not null;
        var github = new GitActor("GitHub", "noreply@github.com", repository.Sandbox.Now);
        pull.MergeCommitSha = tree is null
            ? null
            : GitWrite.Commit(
                repository,
                tree,
                [target, pull.HeadSha],
                github,
                github,
                $"Merge {pull.HeadSha} into {target}"
            );
        if (pull.MergeCommitSha is { } merge)
        {
            repository.Git.Refs.Set($"refs/pull/{pull.Number}/merge", merge);
        }
    }

    /// <summary>Has git asked how a head merges into a branch, before anything changes.</summary>
    public static void Foresee(SandboxRepository repository, string target, string? head)
    {
        if (repository.Pulls.Head(target) is { } into && head is not null)
        {
            GitWrite.MergeTrees(repository, into, head);
        }
    }
}
