namespace MsReleaseActions.Server.State;

/// <summary>Has the open pull requests of a repository follow their branches.</summary>
internal sealed class PullFollower(SandboxRepository repository, RepositoryPulls pulls)
{
    /// <summary>A ref moved, or is gone.</summary>
    public void Follow(RefChange change)
    {
        foreach (var pull in pulls.All.Where(p => p.Open && p != pulls.Landing).ToList())
        {
            if (change.Ref == "refs/heads/" + pull.HeadRef)
            {
                HeadMoved(pull, change);
            }
            else if (change.Ref == "refs/heads/" + pull.BaseRef && change.After is null)
            {
                pulls.Close(pull);
            }
            else if (change.Ref == "refs/heads/" + pull.BaseRef && change is { Before: { } before, After: { } after })
            {
                (pull.Mergeable, pull.MergeCommitSha) = (null, null);
                if (
                    GitWrite.IsAncestor(repository, pull.HeadSha, after)
                    && !GitWrite.IsAncestor(repository, pull.HeadSha, before)
                )
                {
                    // Somebody pushed the very commits: GitHub calls that merged, too.
                    pulls.Merged(pull, before, after, change.By?.User ?? pull.User);
                }
                else
                {
                    pull.BaseSha = after;
                }
            }
        }
    }

    private void HeadMoved(SandboxPull pull, RefChange change)
    {
        if (change.After is null)
        {
            pulls.Close(pull);
            return;
        }

        pull.HeadSha = change.After;
        pull.UpdatedAt = repository.Sandbox.Now;
        (pull.Mergeable, pull.MergeCommitSha) = (null, null);
        pulls.Publish(pull);
        if (repository.Protection[pull.BaseRef]?.Reviews?.DismissStale == true)
        {
            pull.DismissApprovals();
        }
        pulls.Observers.ForEach(observe => observe(pull, "synchronize", change.By?.User ?? pull.User));
    }
}
