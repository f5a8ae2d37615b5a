namespace MsReleaseActions.Server.State;

/// <summary>The releases of a repository, without HTTP.</summary>
public sealed class RepositoryReleases(SandboxRepository repository)
{
    private readonly List<SandboxRelease> all = [];
    private readonly HashSet<string> burnt = new(StringComparer.Ordinal);
    private SandboxRelease? madeLatest;

    /// <summary>Told what somebody did to a release that is published: <c>published</c>, <c>edited</c>.</summary>
    internal List<Action<SandboxRelease, string, SandboxToken>> Observers { get; } = [];

    /// <summary>Every release and draft, oldest first.</summary>
    public IReadOnlyList<SandboxRelease> All =>
        repository.Sandbox.Change<IReadOnlyList<SandboxRelease>>(() => [.. all]);

    /// <summary>Adds a draft. <paramref name="target"/>: branch or commit, the default branch where null.</summary>
    public SandboxRelease AddDraft(string tag, string? target = null, string? body = null, string? author = null) =>
        repository.Sandbox.Change(() =>
        {
            var release = new SandboxRelease(
                repository,
                repository.Sandbox.NextId(),
                tag,
                repository.Sandbox.User(author ?? "github-actions[bot]")
            )
            {
                TargetCommitish = target ?? repository.DefaultBranch,
                Name = tag,
                Body = body,
            };
            all.Add(release);
            return release;
        });

    /// <summary>
    /// Adds a published release and, where it is missing, its tag. Assets may still be added, as behind GitHub's back.
    /// </summary>
    public SandboxRelease AddPublished(
        string tag,
        string? target = null,
        string? body = null,
        bool prerelease = false,
        bool latest = true
    ) =>
        repository.Sandbox.Change(() =>
        {
            var release = AddDraft(tag, target, body);
            release.Prerelease = prerelease;
            Publish(release, latest && !prerelease ? "true" : "false", by: null);
            return release;
        });

    /// <summary>
    /// Takes a release away, as its DELETE does: the tag stays, and that of an immutable release is burnt.
    /// </summary>
    public void Remove(SandboxRelease release) =>
        repository.Sandbox.Change(() =>
        {
            foreach (var asset in release.Assets)
            {
                asset.RemoveFile();
            }

            if (release.Immutable)
            {
                burnt.Add(release.TagName);
            }

            return all.Remove(release);
        });

    /// <summary>The published release of a tag, or null.</summary>
    public SandboxRelease? Published(string tag) => All.FirstOrDefault(r => !r.Draft && r.TagName == tag);

    /// <summary>The release that <c>releases/latest</c> shows, or null.</summary>
    public SandboxRelease? Latest
    {
        get
        {
            var eligible = All.Where(r => r is { Draft: false, Prerelease: false }).ToList();
            return eligible.Find(r => r == madeLatest)
                ?? eligible
                    .Where(r => !r.NeverLatest)
                    .OrderByDescending(r => r.CreatedAt)
                    .ThenByDescending(r => VersionOf(r.TagName))
                    .ThenByDescending(r => r.Id)
                    .FirstOrDefault();
        }
    }

    internal SandboxRelease? Find(long id) => All.FirstOrDefault(r => r.Id == id);

    internal SandboxAsset? Asset(long id) => All.SelectMany(r => r.Assets).FirstOrDefault(a => a.Id == id);

    internal bool IsBurnt(string tag) => burnt.Contains(tag);

    internal bool IsLocked(string tag) => IsBurnt(tag) || All.Any(r => r.Immutable && r.TagName == tag);

    /// <summary>Makes it visible, as a person would.</summary>
    public void Publish(SandboxRelease release) => Publish(release, "false", by: null);

    /// <summary>Makes it visible: the tag first, at the target unless it exists.</summary>
    internal void Publish(SandboxRelease release, string makeLatest, SandboxToken? by)
    {
        release.CreatedAt = repository.Git.History.Commit(Tag(release, by)).Committer.When;
        release.Draft = false;
        release.PublishedAt = repository.Sandbox.Now;
        release.Immutable = repository.ImmutableReleases;
        SetLatest(release, makeLatest);
        Happened(release, "published", by);
    }

    /// <summary>Makes the tag of a release where there is none.</summary>
    /// <returns>The commit that is tagged.</returns>
    internal string Tag(SandboxRelease release, SandboxToken? by)
    {
        var reference = "refs/tags/" + release.TagName;
        if (repository.Resolve(reference) is null)
        {
            repository.MoveRef(
                reference,
                Target(release.TargetCommitish)
                    ?? throw new InvalidOperationException($"no commit at '{release.TargetCommitish}'"),
                by
            );
        }
        return repository.Resolve(reference)!;
    }

    internal void Happened(SandboxRelease release, string what, SandboxToken? by)
    {
        if (by is not null && !release.Draft)
        {
            Observers.ForEach(observe => observe(release, what, by));
        }
    }

    internal void SetLatest(SandboxRelease release, string makeLatest)
    {
        release.NeverLatest = makeLatest == "false";
        madeLatest = makeLatest switch
        {
            "true" when !release.Prerelease => release,
            "legacy" => null,
            "false" when madeLatest == release => null,
            _ => madeLatest,
        };
    }

    /// <summary>The commit of a branch or of 40 hex digits; anything else is none.</summary>
    internal string? Target(string commitish) =>
        repository.Resolve("refs/heads/" + commitish)
        ?? (
            commitish.Length == 40 && commitish.All(c => char.IsAsciiHexDigit(c)) ? repository.Resolve(commitish) : null
        );

    private static Version VersionOf(string tag) =>
        Version.TryParse(tag.TrimStart('v'), out var version) ? version : new Version(0, 0);
}
