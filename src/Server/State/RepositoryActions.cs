using System.Collections.Concurrent;
using System.Text;
using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>Workflows, runs, environments and deployments of one repository, without HTTP.</summary>
public sealed class RepositoryActions
{
    private const string Folder = ".github/workflows";
    private readonly SandboxRepository repository;
    private readonly Dictionary<string, SandboxWorkflow> workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxEnvironment> environments = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SandboxRun> runs = [];
    private readonly List<SandboxDeployment> deployments = [];
    private readonly List<Action<SandboxRun>> handlers = [];
    private List<SandboxWorkflow>? current;

    internal RepositoryActions(SandboxRepository repository)
    {
        this.repository = repository;
        repository.RefObservers.Add(_ => current = null);
    }

    /// <summary>How dispatches are answered.</summary>
    public DispatchAnswer DispatchAnswer { get; set; }

    /// <summary>How long a new run is not to be found yet, neither in lists nor by its number.</summary>
    public TimeSpan Visible { get; set; }

    /// <summary>Every run, oldest first.</summary>
    public IReadOnlyList<SandboxRun> Runs => runs;

    /// <summary>Every environment.</summary>
    public IReadOnlyCollection<SandboxEnvironment> Environments => environments.Values;

    /// <summary>Every deployment, oldest first.</summary>
    public IReadOnlyList<SandboxDeployment> Deployments => deployments;

    /// <summary>Whether workflows run at all, as the settings have it; the sandbox runs them in any case.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Secrets of every job.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Variables of every job.</summary>
    public ConcurrentDictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The workflow files of the default branch.</summary>
    public IReadOnlyList<SandboxWorkflow> Workflows => repository.Sandbox.Change(() => current ??= Read());

    /// <summary>Called, inside the lock, with each run that a dispatch made.</summary>
    public void OnDispatch(Action<SandboxRun> handler) => handlers.Add(handler);

    /// <summary>A workflow by its file name, path or number; null where the default branch has none.</summary>
    public SandboxWorkflow? Find(string name) =>
        Workflows.FirstOrDefault(workflow =>
            workflow.FileName == name || workflow.Path == name || workflow.Id.ToString() == name
        );

    /// <summary>
    /// The names of a workflow's dispatch inputs, by its file on the default branch; empty where it cannot be
    /// dispatched.
    /// </summary>
    public IReadOnlyList<string> DispatchInputs(string workflow) =>
        Find(workflow) is { } found
            ? [.. (Document(found, repository.DefaultBranch)?.Dispatch ?? []).Select(input => input.Name)]
            : [];

    /// <summary>Makes a run as an event would.</summary>
    public SandboxRun AddRun(string workflow, NewRun made) =>
        AddRun(
            Find(workflow)
                ?? throw new ArgumentException(
                    $"the default branch of {repository.FullName} has no workflow {workflow}",
                    nameof(workflow)
                ),
            made
        );

    /// <summary>Makes a run as an event would; the workflow may be another branch's.</summary>
    internal SandboxRun AddRun(SandboxWorkflow found, NewRun made) =>
        repository.Sandbox.Change(() =>
        {
            var run = new SandboxRun(repository, found, made)
            {
                Number = runs.Count(known => known.Workflow == found) + 1,
            };
            run.DisplayTitle = RunTitle.Of(run, Document(found, made.HeadSha));
            runs.Add(run);
            return run;
        });

    /// <summary>
    /// An environment, made without protection on first use, as GitHub does; <paramref name="configure"/> protects it.
    /// </summary>
    public SandboxEnvironment Environment(string name, Action<SandboxEnvironment>? configure = null) =>
        repository.Sandbox.Change(() =>
        {
            if (!environments.TryGetValue(name, out var environment))
            {
                environments[name] = environment = new SandboxEnvironment(
                    repository.Sandbox.NextId(),
                    name,
                    repository.Sandbox.Now
                );
            }
            configure?.Invoke(environment);
            return environment;
        });

    /// <summary>An environment that must be approved by one of these people.</summary>
    public SandboxEnvironment ProtectedEnvironment(string name, params string[] logins) =>
        Environment(
            name,
            environment => environment.Reviewers = [.. logins.Select(login => new EnvironmentReviewer("User", login))]
        );

    internal SandboxEnvironment? FindEnvironment(string name) => environments.GetValueOrDefault(name);

    /// <summary>Takes an environment away, its protection with it.</summary>
    public bool RemoveEnvironment(string name) => environments.Remove(name);

    internal void Add(SandboxDeployment deployment) => deployments.Add(deployment);

    internal void Remove(SandboxRun run) => runs.Remove(run);

    internal void Dispatched(SandboxRun run) => handlers.ForEach(handle => handle(run));

    internal SandboxRun? FindRun(long id) => runs.Find(run => run.Id == id && IsVisible(run));

    internal bool IsVisible(SandboxRun run) => repository.Sandbox.Now >= run.CreatedAt + Visible;

    internal WorkflowDocument? Document(SandboxWorkflow workflow, string commit) =>
        repository.ReadFile(workflow.Path, commit) is { } bytes
            ? WorkflowDocument.Parse(Encoding.UTF8.GetString(bytes))
            : null;

    /// <summary>
    /// The workflow files of a commit. One that the default branch does not have is named by this commit's file.
    /// </summary>
    internal IReadOnlyList<SandboxWorkflow> WorkflowsAt(string commit)
    {
        var known = Workflows;
        return
        [
            .. Paths(commit)
                .Select(Known)
                .Select(workflow => known.Contains(workflow) ? workflow : Named(workflow, commit)),
        ];
    }

    private List<SandboxWorkflow> Read()
    {
        var head = repository.Resolve("refs/heads/" + repository.DefaultBranch);
        return head is null ? [] : [.. Paths(head).Select(path => Named(Known(path), head))];
    }

    private IEnumerable<string> Paths(string commit) =>
        Revision.Tree(repository.Git, commit) is { } tree
        && GitTree.Find(repository.Git, tree, Folder) is { Type: "tree" } folder
            ? GitTree.Read(repository.Git, folder.Sha).Select(entry => $"{Folder}/{entry.Path}").Where(IsWorkflow)
            : [];

    // the default branch's file names the workflow
    private SandboxWorkflow Named(SandboxWorkflow workflow, string head)
    {
        workflow.Name = Document(workflow, head)?.Name ?? workflow.Path;
        return workflow;
    }

    private SandboxWorkflow Known(string path)
    {
        if (!workflows.TryGetValue(path, out var workflow))
        {
            workflows[path] = workflow = new SandboxWorkflow(repository.Sandbox.NextId(), path, repository.Sandbox.Now);
        }
        return workflow;
    }

    private static bool IsWorkflow(string path) =>
        path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
}
