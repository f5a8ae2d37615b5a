using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>Pull requests of one repository. They follow the branches, however these move.</summary>
public sealed class RepositoryPulls
{
    private readonly SandboxRepository repository;
    private readonly List<SandboxPull> all = [];

    internal RepositoryPulls(SandboxRepository repository)
    {
        this.repository = repository;
        repository.RefObservers.Add(new PullFollower(repository, this).Follow);
    }

    /// <summary>
    /// The setting "Allow GitHub Actions to create and approve pull requests", off in a new repository.
    /// </summary>
    public bool ActionsMayCreateAndApprove { get; set; }

    /// <summary>
    /// Called (inside the lock) with each pull request that was opened or whose head moved, GitHub's word for it, and
    /// who did it.
    /// </summary>
    public List<Action<SandboxPull, string, SandboxUser>> Observers { get; } = [];

    /// <summary>Every pull request, oldest first.</summary>
    public IReadOnlyList<SandboxPull> All => all;

    /// <summary>The one whose base branch is being moved by its own merge, or null.</summary>
    internal SandboxPull? Landing { get; private set; }

    /// <summary>One, or null.</summary>
    public SandboxPull? Find(long number) => all.Find(p => p.Number == number);

    /// <summary>Opens one.</summary>
    public SandboxPull Open(
        string title,
        string head,
        string target = "main",
        string by = "octocat",
        bool draft = false
    ) => Open(repository.Sandbox.User(by), title, null, head, target, draft, maintainerCanModify: false);

    /// <summary>Adds a review.</summary>
    public SandboxReview Review(SandboxPull pull, string by, string state = "APPROVED") =>
        Review(pull, repository.Sandbox.User(by), state, "", pull.HeadSha);

    internal SandboxReview Review(SandboxPull pull, SandboxUser by, string state, string body, string commit) =>
        repository.Sandbox.Change(() =>
        {
            var review = new SandboxReview(
                repository.Sandbox.NextId(),
                by,
                state,
                body,
                commit,
                repository.Sandbox.Now
            );
            pull.Add(review);
            pull.UpdatedAt = repository.Sandbox.Now;
            return review;
        });

    internal SandboxPull Open(
        SandboxUser by,
        string title,
        string? body,
        string head,
        string target,
        bool draft,
        bool maintainerCanModify
    ) =>
        repository.Sandbox.Change(() =>
        {
            TestMerge.Foresee(repository, target, Head(head));
            var pull = new SandboxPull(
                repository.Sandbox.NextId(),
                all.Count + 1,
                by,
                head,
                target,
                repository.Sandbox.Now
            )
            {
                Title = title,
                Body = body,
                Draft = draft,
                HeadSha = Head(head) ?? throw new ArgumentException($"there is no branch {head}", nameof(head)),
                BaseSha = Head(target) ?? throw new ArgumentException($"there is no branch {target}", nameof(target)),
                MaintainerCanModify = maintainerCanModify,
            };
            repository.Sandbox.MarkChanged();
            all.Add(pull);
            Publish(pull);
            Observers.ForEach(observe => observe(pull, "opened", by));
            return pull;
        });

    /// <summary>What GitHub does in the background once somebody has asked: it tries the merge.</summary>
    internal void Try(SandboxPull pull) => TestMerge.Make(repository, pull);

    internal void Close(SandboxPull pull)
    {
        pull.Open = false;
        pull.ClosedAt = pull.UpdatedAt = repository.Sandbox.Now;
    }

    /// <summary>
    /// Moves the base branch to what the merge made. The pull request does not take the push for somebody else's.
    /// </summary>
    /// <exception cref="GitFailure">The branch cannot be moved: nothing has changed.</exception>
    internal void Land(SandboxPull pull, string commit, SandboxToken by)
    {
        var before = Head(pull.BaseRef)!;
        Foresee("refs/heads/" + pull.BaseRef, commit);
        Landing = pull;
        try
        {
            repository.MoveRef("refs/heads/" + pull.BaseRef, commit, by);
        }
        finally
        {
            Landing = null;
        }
        Merged(pull, before, commit, by.User);
    }

    /// <summary>It has landed as <paramref name="commit"/>; <paramref name="before"/> was the base then.</summary>
    internal void Merged(SandboxPull pull, string before, string commit, SandboxUser by)
    {
        Close(pull);
        pull.MergedAt = pull.ClosedAt;
        pull.MergedBy = by;
        pull.MergeCommitSha = commit;
        pull.BaseSha = before;
        pull.Landed = [.. repository.Git.History.Range(before, commit)];
    }

    internal string? Head(string branch) => repository.Resolve("refs/heads/" + branch);

    /// <summary>
    /// Has git asked, before a ref moves, how the pull requests of that branch merge then: who runs workflows tries it
    /// at once.
    /// </summary>
    internal void Foresee(string reference, string? after)
    {
        foreach (var pull in all.Where(pull => pull.Open && reference == "refs/heads/" + pull.HeadRef))
        {
            TestMerge.Foresee(repository, pull.BaseRef, after);
        }
    }

    internal void Publish(SandboxPull pull) => repository.Git.Refs.Set($"refs/pull/{pull.Number}/head", pull.HeadSha);
}
