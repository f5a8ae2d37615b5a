using System.Collections.Concurrent;
using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>
/// All that an embedded GitHub knows: its repositories, accounts and tokens, its clock, and the lock over them.
/// </summary>
public abstract class SandboxState
{
    private readonly StateLock gate = new();
    private readonly ConcurrentDictionary<string, SandboxRepository> repositories = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ConcurrentDictionary<Type, object> areas = new();
    private readonly Accounts accounts;
    private long lastId = 1000;

    private protected SandboxState(SandboxOptions options)
    {
        Options = options;
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("github-sandbox-").FullName;
        accounts = new Accounts(NextId);
    }

    /// <summary>How it was started.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Where it keeps its files.</summary>
    public string DataFolder { get; }

    /// <summary>All four.</summary>
    public Origins Origins { get; private protected set; } = Origins.Named;

    /// <summary>
    /// Now, by the sandbox's clock, in whole seconds as GitHub writes it; the same from the beginning of a change to
    /// its end.
    /// </summary>
    public DateTimeOffset Now =>
        gate.Moment ?? DateTimeOffset.FromUnixTimeSeconds(Options.Time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Every repository.</summary>
    public IReadOnlyCollection<SandboxRepository> Repositories => [.. repositories.Values];

    /// <summary>
    /// Makes an empty repository of an organisation. <paramref name="configure"/> sets what is not the default.
    /// </summary>
    public SandboxRepository CreateRepository(string fullName, Action<SandboxRepository>? configure = null) =>
        Change(() =>
        {
            var id = NextId();
            var folder = Path.Combine(DataFolder, "git", id.ToString() + ".git");
            var repository = new SandboxRepository(
                this,
                fullName,
                GitStore.Create(folder, "main", () => gate.IsHeld),
                id
            );
            configure?.Invoke(repository);
            repository.Git.Refs.SetHead(repository.DefaultBranch);
            accounts.User(repository.Owner, "Organization");
            return repositories.TryAdd(fullName, repository)
                ? repository
                : throw new ArgumentException($"{fullName} exists already", nameof(fullName));
        });

    /// <summary>Makes a person's token for every repository.</summary>
    public string CreateToken(string login, params (Permission Permission, Access Access)[] permissions) =>
        CreateToken(login, TokenKind.Personal, null, permissions);

    /// <summary>Makes a token.</summary>
    public string CreateToken(
        string login,
        TokenKind kind,
        SandboxRepository? repository,
        params (Permission Permission, Access Access)[] permissions
    ) =>
        accounts
            .Add(login, kind, repository?.FullName, permissions.ToDictionary(p => p.Permission, p => p.Access))
            .Value;

    /// <summary>The GitHub Apps that are installed.</summary>
    public SandboxApps Apps => Area<SandboxApps>();

    internal string CreateToken(
        SandboxApp app,
        SandboxRepository repository,
        IReadOnlyDictionary<Permission, Access> permissions
    ) => accounts.Add($"{app.Slug}[bot]", TokenKind.Installation, repository.FullName, permissions, app.Id).Value;

    /// <summary>
    /// The <c>GITHUB_TOKEN</c> of a job with <c>contents: write, actions: write, checks: read, pull-requests:
    /// write</c>.
    /// </summary>
    public string WriteToken(SandboxRepository repository) =>
        CreateToken(
            "github-actions[bot]",
            TokenKind.Workflow,
            repository,
            (Permission.Contents, Access.Write),
            (Permission.Actions, Access.Write),
            (Permission.Checks, Access.Read),
            (Permission.PullRequests, Access.Write)
        );

    /// <summary>The <c>GITHUB_TOKEN</c> of a job that may only look.</summary>
    public string ReadToken(SandboxRepository repository) =>
        CreateToken(
            "github-actions[bot]",
            TokenKind.Workflow,
            repository,
            [
                .. Enum.GetValues<Permission>()
                    .Where(p => p is not (Permission.Administration or Permission.Workflows))
                    .Select(p => (p, Access.Read)),
            ]
        );

    /// <summary>A token of somebody who may do everything, everywhere.</summary>
    public string AdminToken(string login = "octocat") =>
        CreateToken(login, [.. Enum.GetValues<Permission>().Select(p => (p, Access.Write))]);

    /// <summary>A token stops working.</summary>
    public void RevokeToken(string token) => accounts.Revoke(token);

    /// <summary>
    /// Changes or reads state while no route does. May be nested. Where git must be asked, that is done while nobody is
    /// kept waiting, and
    /// <paramref name="change"/> begins again: so it asks before it changes anything.
    /// </summary>
    /// <exception cref="GitQuestion">It asked when something was changed already, or something else each
    /// time.</exception>
    public T Change<T>(Func<T> change) => gate.Change(change, Now);

    /// <summary>An account, made on first use.</summary>
    public SandboxUser User(string login) => accounts.User(login);

    /// <summary>An account by its number, or null.</summary>
    public SandboxUser? FindUser(long id) => accounts.Find(id);

    /// <summary>The next number for anything that has one.</summary>
    public long NextId() => Interlocked.Increment(ref lastId);

    /// <summary>State that an area of the API keeps for the whole sandbox, made on first use.</summary>
    public T Area<T>()
        where T : class, new() => (T)areas.GetOrAdd(typeof(T), static _ => new T());

    /// <summary>
    /// What is being done cannot begin again from here on: it has changed something, and others are told of it.
    /// </summary>
    internal void MarkChanged() => gate.MarkChanged();

    internal SandboxToken? FindToken(string value) => accounts.Find(value);

    internal SandboxRepository? Visible(string owner, string name, SandboxToken? token) =>
        repositories.TryGetValue($"{owner}/{name}", out var found)
        && (!found.Private || token?.For(Permission.Metadata, found) >= Access.Read)
            ? found
            : null;

    /// <summary>Ends what belongs to the repositories, and removes the sandbox's own folder.</summary>
    private protected void Clear()
    {
        foreach (var repository in repositories.Values)
        {
            repository.Git.Dispose();
        }
        if (Options.DataFolder is null)
        {
            Change(() =>
            {
                Directory.Delete(DataFolder, recursive: true);
                return 0;
            });
        }
    }
}
