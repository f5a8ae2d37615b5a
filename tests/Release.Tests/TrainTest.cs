using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests;

/// <summary>
/// An embedded GitHub with the product's own files and workflow files, whose main is green, and one clock for it and
/// the train: time passes only when the train waits. Runs are scripted by the test, nothing is executed.
/// </summary>
public abstract class TrainTest : IAsyncLifetime
{
    protected const string Name = "org/ms-manager";
    private GitHubHttp http = new();
    private readonly List<TrainEvent> events = [];

    protected TestClock Clock { get; } = new();

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    /// <summary>The operator's token: everything is allowed to it, unless the test says otherwise.</summary>
    protected string Token { get; set; } = "";

    /// <summary>The product's settings; the defaults.</summary>
    protected ReleaseSettings Settings { get; set; } = new(RepositoryName.Parse(Name));

    /// <summary>What each request has to keep to.</summary>
    protected NetworkLimits Network
    {
        get => http.Limits;
        set
        {
            http.Dispose();
            http = new GitHubHttp { Limits = value };
        }
    }

    /// <summary>Everything that was told, in order.</summary>
    protected IReadOnlyList<TrainEvent> Events => events;

    /// <summary>What the connections said of their waits.</summary>
    protected List<string> Connection { get; } = [];

    /// <summary>The head of main at the beginning.</summary>
    protected string First { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock });
        Repo = Github.CreateRepository(Name);
        First = Repo.Commit(ProductFiles.All, "the product");
        Token = Github.AdminToken("operator");
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        Green(First);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A commit's ci.yml succeeded, with its three checks.</summary>
    protected void Green(string sha, string @event = "push", string branch = "main")
    {
        var run = Repo.Actions.AddRun("ci.yml", new NewRun(@event, branch, sha));
        foreach (var name in Settings.RequiredChecks)
        {
            run.AddJob(name).Succeed();
        }
        run.Complete("success");
    }

    /// <summary>What steps work with, as a command would make it.</summary>
    protected ReleaseServices Services(bool readOnly = false) => Services(null, readOnly);

    /// <param name="tell">Told each event, beside <see cref="Events"/>.</param>
    protected ReleaseServices Services(Action<TrainEvent>? tell, bool readOnly = false)
    {
        var clients = new GitHubClients(http, Clock, new LineLog(Connection.Add), Github.ApiUrl)
        {
            LimitPatience = OperatorClient.LimitPatience,
        };
        var client = readOnly ? clients.ConnectReadOnly(Token) : clients.Connect(Token);
        return new ReleaseServices(
            Settings,
            KnownProducts.Of(Settings.Kind),
            client,
            new OperatorClient(client),
            Clock,
            Take
        );

        void Take(TrainEvent happened)
        {
            lock (events)
            {
                events.Add(happened);
            }
            tell?.Invoke(happened);
        }
    }

    /// <summary>A ruleset on main, as JSON has its rules.</summary>
    protected SandboxRuleset Rules(string rules) =>
        Repo.Protection.Put(
            new SandboxRuleset(
                Github.NextId(),
                "main",
                "branch",
                "active",
                JsonNode.Parse("""{"ref_name":{"include":["~DEFAULT_BRANCH"],"exclude":[]}}""")!.AsObject(),
                JsonNode.Parse(rules)!.AsArray(),
                [],
                Clock.GetUtcNow(),
                Clock.GetUtcNow()
            )
        );

    protected static CommitSha Sha(string text) => CommitSha.Parse(text);
}
