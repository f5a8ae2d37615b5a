using System.Collections.Concurrent;
using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>A ref that moved. Null on one side: created or deleted.</summary>
/// <param name="Ref">Full name, <c>refs/heads/main</c>.</param>
/// <param name="Before">Commit before.</param>
/// <param name="After">Commit after.</param>
/// <param name="By">Whose token moved it; null: the test itself.</param>
public sealed record RefChange(string Ref, string? Before, string? After, SandboxToken? By);

/// <summary>A repository with real git underneath.</summary>
public sealed class SandboxRepository
{
    private readonly SandboxState sandbox;
    private readonly ConcurrentDictionary<Type, object> areas = new();

    internal SandboxRepository(SandboxState sandbox, string fullName, GitStore git, long id)
    {
        this.sandbox = sandbox;
        (Id, FullName, Git) = (id, fullName, git);
        (Owner, Name) = fullName.Split('/') is [var owner, var name]
            ? (owner, name)
            : throw new ArgumentException($"'{fullName}' is not owner/name", nameof(fullName));
        CreatedAt = PushedAt = sandbox.Now;
        Releases = new RepositoryReleases(this);
        Pulls = new RepositoryPulls(this);
        Protection = new RepositoryProtection(this);
    }

    /// <summary>GitHub's number.</summary>
    public long Id { get; }

    /// <summary><c>owner/name</c>.</summary>
    public string FullName { get; }

    /// <summary>The owner's login.</summary>
    public string Owner { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether only tokens with access see it.</summary>
    public bool Private { get; set; }

    /// <summary>The branch that counts. Change it before the first commit or with the branch in place.</summary>
    public string DefaultBranch { get; set; } = "main";

    /// <summary>What it says about itself.</summary>
    public string? Description { get; set; }

    /// <summary>Whether releases are locked when they are published.</summary>
    public bool ImmutableReleases { get; set; }

    /// <summary>Whether pull requests may be merged with a merge commit.</summary>
    public bool AllowMergeCommit { get; set; } = true;

    /// <summary>Whether pull requests may be squashed.</summary>
    public bool AllowSquashMerge { get; set; } = true;

    /// <summary>Whether pull requests may be rebased.</summary>
    public bool AllowRebaseMerge { get; set; } = true;

    /// <summary>Whether auto-merge is on.</summary>
    public bool AllowAutoMerge { get; set; }

    /// <summary>Whether a merged branch goes by itself.</summary>
    public bool DeleteBranchOnMerge { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When a ref last moved.</summary>
    public DateTimeOffset PushedAt { get; internal set; }

    /// <summary>Workflows, runs, environments and deployments.</summary>
    public RepositoryActions Actions => Area(static repository => new RepositoryActions(repository));

    /// <summary>The bare repository's folder: clone from it, look at it with any git.</summary>
    public string GitFolder => Git.Folder;

    /// <summary>The sandbox it lives in.</summary>
    public SandboxState Sandbox => sandbox;

    /// <summary>Its releases, without HTTP.</summary>
    public RepositoryReleases Releases { get; }

    /// <summary>Its check runs and statuses, without HTTP.</summary>
    public RepositoryChecks Checks => Area(static repository => new RepositoryChecks(repository));

    /// <summary>Its pull requests, without HTTP.</summary>
    public RepositoryPulls Pulls { get; }

    /// <summary>Its branch protection and rulesets, without HTTP.</summary>
    public RepositoryProtection Protection { get; }

    /// <summary>Its attestations, without HTTP.</summary>
    public RepositoryAttestations Attestations => Area(static repository => new RepositoryAttestations(repository));

    internal GitStore Git { get; }

    /// <summary>Called (inside the lock) for each ref that moved, however it moved.</summary>
    public List<Action<RefChange>> RefObservers { get; } = [];

    /// <summary>
    /// Asked before the API moves a ref: a refusal's sentence, or null to let it pass. Branch protection is added here.
    /// </summary>
    public List<Func<RefChange, string?>> RefGuards { get; } = [];

    /// <summary>State that an area of the API keeps for this repository, made on first use.</summary>
    public T Area<T>()
        where T : class, new() => (T)areas.GetOrAdd(typeof(T), static _ => new T());

    /// <summary>State that an area of the API keeps for this repository, made on first use.</summary>
    public T Area<T>(Func<SandboxRepository, T> make)
        where T : class => (T)areas.GetOrAdd(typeof(T), _ => make(this));

    /// <summary>
    /// Commits text files. See <see cref="Commit(IReadOnlyDictionary{string, FileContent?}, string, string?)"/>.
    /// </summary>
    public string Commit(IReadOnlyDictionary<string, string> files, string message, string? branch = null) =>
        Commit(
            files.ToDictionary(f => f.Key, f => (FileContent?)FileContent.FromString(f.Value), StringComparer.Ordinal),
            message,
            branch
        );

    /// <summary>
    /// Adds, changes and (value null) deletes files in one commit and moves the branch; a new branch starts at the
    /// default branch's head.
    /// </summary>
    /// <returns>The commit, 40 hex digits.</returns>
    public string Commit(IReadOnlyDictionary<string, FileContent?> files, string message, string? branch = null) =>
        sandbox.Change(() =>
        {
            var name = branch ?? DefaultBranch;
            var before = Resolve("refs/heads/" + name);
            var parent = before ?? Resolve("refs/heads/" + DefaultBranch);
            var entries = files.Select(file =>
                file.Value is { } content
                    ? (content.Executable ? "100755" : "100644", Git.Objects.Write("blob", content.Bytes), file.Key)
                    : ("", (string?)null, file.Key)
            );
            var tree = GitTree.Put(Git, parent is null ? null : Git.History.Commit(parent).Tree, entries);
            var octocat = new GitActor("Octocat", "octocat@github.com", sandbox.Now);
            var commit = GitWrite.Commit(this, tree, parent is null ? [] : [parent], octocat, octocat, message);
            Pulls.Foresee("refs/heads/" + name, commit);
            Git.Refs.Move("refs/heads/" + name, commit, before);
            Moved(new RefChange("refs/heads/" + name, before, commit, null));
            return commit;
        });

    /// <summary>Makes a branch.</summary>
    public void CreateBranch(string name, string commit) => MoveRef("refs/heads/" + name, commit, null);

    /// <summary>Makes a lightweight tag.</summary>
    public void CreateTag(string name, string commit) => MoveRef("refs/tags/" + name, commit, null);

    /// <summary>Takes a tag away.</summary>
    public void RemoveTag(string name) => MoveRef("refs/tags/" + name, null, null);

    /// <summary>The commit that a branch, tag, full ref or (abbreviated) commit stands for, or null.</summary>
    public string? Resolve(string reference) => Revision.Commit(Git, reference);

    /// <summary>A file's bytes at a commit, or null.</summary>
    public byte[]? ReadFile(string path, string reference = "HEAD") =>
        Revision.Tree(Git, reference) is { } tree && GitTree.Find(Git, tree, path) is { Type: "blob" } file
            ? Git.Objects.Content(file.Sha, "blob")
            : null;

    /// <summary>Sets or (null) deletes a ref and tells the others.</summary>
    internal void MoveRef(string reference, string? commit, SandboxToken? by) =>
        sandbox.Change(() =>
        {
            Pulls.Foresee(reference, commit);
            var before = Git.Refs.Find(reference);
            if (commit is null)
            {
                Git.Refs.Delete(reference);
            }
            else
            {
                Git.Refs.Move(reference, commit, before);
            }
            Moved(new RefChange(reference, before, commit, by));
            return 0;
        });

    private void Moved(RefChange change)
    {
        sandbox.MarkChanged();
        PushedAt = sandbox.Now;
        RefObservers.ForEach(observe => observe(change));
    }
}
