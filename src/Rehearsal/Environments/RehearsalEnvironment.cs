using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner;
using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>
/// Where a rehearsal takes place: a GitHub of its own with a runner, a folder of its own, and two ways to ask. Gone
/// when it is disposed.
/// </summary>
internal sealed class RehearsalEnvironment : IAsyncDisposable
{
    /// <summary>What our own requests are called, so that they are told from those of the actions.</summary>
    public const string UserAgent = "ms-rehearsal";

    private readonly HttpClients clients = new(UserAgent);
    private readonly EventLog events;
    private const string Data = "github";
    private readonly bool keep;

    private RehearsalEnvironment(
        GitHubSandbox github,
        string folder,
        bool keep,
        RehearsalOptions options,
        ProductKind kind,
        ActionPrograms programs,
        Action<RunnerEvent> watch
    )
    {
        (GitHub, Folder, this.keep, events) = (github, folder, keep, new EventLog(watch));
        Keys = new ReleaseKeys(options.Seed);
        Machines = new Machines(options.AssetsMegabytes, options.Seed);
        if (options.Checkout is { } checkout)
        {
            Product = CheckoutSeed.Plant(github, checkout, Keys);
        }
        else
        {
            ActionsSeed.Plant(github);
            Product =
                kind == ProductKind.Content ? RehearsedContent.Plant(github, Keys) : ManagerSeed.Plant(github, Keys);
        }
        var runner = new RunnerOptions(Jobs)
        {
            Actions = new ActionCatalog(programs),
            Images = new ActionImages(programs),
            Tools = Machines.PrepareAsync,
            MachineVariables = ActionCatalog.Variables,
            PassOver = options.PassOver.ToHashSet(StringComparer.OrdinalIgnoreCase),
            Observe = events.Add,
            Machine = options.Apart
                ? job => MachineView.OfJob(job, [Path.Combine(folder, Data), .. programs.Shown], new SystemFiles())
                : null,
        };
        Runner = new WorkflowRunner(
            options.Processes is { } processes ? runner with { Processes = processes } : runner
        );
        foreach (var repository in Product.Repositories)
        {
            Runner.Attach(repository);
        }
        Token = github.CreateToken(
            "operator",
            [.. Enum.GetValues<Permission>().Select(permission => (permission, Access.Write))]
        );
    }

    public GitHubSandbox GitHub { get; }

    public IRehearsedProduct Product { get; }

    public ReleaseKeys Keys { get; }

    public WorkflowRunner Runner { get; }

    public Machines Machines { get; }

    /// <summary>Everything on disk is in it.</summary>
    public string Folder { get; }

    /// <summary>The folders of the jobs are in it.</summary>
    public string Jobs => Path.Combine(Folder, "jobs");

    /// <summary>The operator's token.</summary>
    public string Token { get; }

    /// <summary>The commit to release, 40 hex digits; empty until it is pushed.</summary>
    public string SourceSha { get; set; } = "";

    /// <summary>The tag of the candidate, <c>rc-&lt;source_sha&gt;</c>.</summary>
    public string CandidateTag => $"rc-{SourceSha}";

    /// <summary>
    /// The tag to release: what the train proposes; until it does, the version that a bump by hand has.
    /// </summary>
    public string ReleaseTag
    {
        get => field ?? Product.Request.Tag?.Text ?? $"{Settings.TagPrefix}{Product.Version}";
        set;
    }

    /// <summary>The version to release.</summary>
    public string Version => ReleaseTag[Settings.TagPrefix.Length..];

    /// <summary>How the product is released.</summary>
    public ReleaseSettings Settings => Product.Settings;

    /// <summary>The runs of all its repositories, oldest first in each.</summary>
    public IReadOnlyList<SandboxRun> Runs =>
        [.. Product.Repositories.SelectMany(repository => repository.Actions.Runs)];

    /// <summary>Address of the repository at the API.</summary>
    public string RepositoryUrl => $"{GitHub.ApiUrl}/repos/{Product.Repository.FullName}";

    /// <summary>Address of the repository's page.</summary>
    public string RepositoryPage => $"{GitHub.ServerUrl}/{Product.Repository.FullName}";

    /// <summary>Whether the product has a candidate and a release lane that can be dispatched for a commit.</summary>
    public bool HasLanes =>
        Product.Kind != ProductKind.App
        || (
            Product.Repository.Actions is var actions
            && actions.DispatchInputs(Settings.CandidateWorkflow).Contains("source_sha")
            && actions.DispatchInputs(Settings.ReleaseWorkflow) is var release
            && release.Contains("tag")
            && release.Contains("source_sha")
        );

    /// <summary>Everything that the runner did.</summary>
    public IReadOnlyList<RunnerEvent> Events => events.All;

    /// <exception cref="CommandFailure">The folder to keep things in is in use.</exception>
    public static async Task<RehearsalEnvironment> OpenAsync(
        RehearsalOptions options,
        ProductKind kind,
        ActionPrograms programs,
        Action<RunnerEvent> watch,
        CancellationToken cancellation
    )
    {
        var folder = RehearsalFolder.Create(options.Keep);
        var github = await GitHubSandbox.StartAsync(
            options.Sandbox with
            {
                DataFolder = Path.Combine(folder, Data),
            },
            cancellation
        );
        return new RehearsalEnvironment(github, folder, options.Keep is not null, options, kind, programs, watch);
    }

    /// <summary>Ends when the run waits for an approval, or has ended.</summary>
    public Task WaitsOrEnds(SandboxRun run) => Task.WhenAny(events.Approval(run), Runner.WhenEnded(run));

    /// <summary>Asks as anybody could, without a token.</summary>
    public HttpClient Anonymous() => clients.Anonymous();

    /// <summary>Asks as somebody who may write.</summary>
    public HttpClient Authorized(string? token = null) => clients.Authorized(token ?? Token);

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        await Machines.DisposeAsync();
        await clients.DisposeAsync();
        await GitHub.DisposeAsync();
        Keys.Dispose();
        if (keep)
        {
            RunFiles.Write(Folder, Runs, Events);
        }
        else
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
