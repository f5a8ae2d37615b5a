using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary>A GitHub to be served, with the product in it. Gone when it is disposed.</summary>
internal sealed class SandboxScene : IAsyncDisposable
{
    private const int Megabytes = 20;
    private readonly IAsyncDisposable owner;

    private SandboxScene(
        IAsyncDisposable owner,
        GitHubSandbox github,
        SandboxRepository repository,
        string head,
        SandboxTokens tokens
    )
    {
        (this.owner, GitHub) = (owner, github);
        Document = new SandboxDocument(
            github.ApiUrl,
            github.UploadUrl,
            github.StorageUrl,
            github.ServerUrl,
            repository.FullName,
            repository.DefaultBranch,
            head,
            repository.GitFolder,
            tokens
        );
    }

    public GitHubSandbox GitHub { get; }

    public SandboxDocument Document { get; }

    /// <summary>What can be released in it.</summary>
    public ProductKind Kind { get; private init; } = ProductKind.App;

    /// <summary>Nothing executes the workflow files.</summary>
    /// <param name="runsEnd">How every dispatched run ends, at once; null: it stays queued.</param>
    public static async Task<SandboxScene> StillAsync(
        SandboxOptions options,
        string? runsEnd,
        CancellationToken cancellation
    )
    {
        var github = await GitHubSandbox.StartAsync(options, cancellation);
        var seed = ManagerSeed.Plant(github);
        var head = seed.Push();
        seed.MarkGreen(head);
        if (runsEnd is not null)
        {
            seed.Repository.Actions.OnDispatch(run => run.Complete(runsEnd));
        }
        return new SandboxScene(
            github,
            github,
            seed.Repository,
            head,
            new SandboxTokens(github.WriteToken(seed.Repository), github.ReadToken(seed.Repository))
        );
    }

    /// <summary>
    /// The workflow files are executed as in a rehearsal, and a commit that is green can be released.
    /// </summary>
    /// <param name="checkout">A checkout of somebody's own, to be there instead of ms-manager; null: none.</param>
    public static async Task<SandboxScene> RunningAsync(
        Terminal terminal,
        ProductKind kind,
        SandboxOptions options,
        string? checkout,
        CancellationToken cancellation
    )
    {
        var programs = ActionPrograms.Find(
            ActionCatalog.Ids,
            terminal.Variable(ActionPrograms.Variable),
            AppContext.BaseDirectory
        );
        var rehearsal = await RehearsalEnvironment.OpenAsync(
            new RehearsalOptions(Megabytes, Seed: 1) { Sandbox = options, Checkout = checkout },
            kind,
            programs,
            _ => { },
            cancellation
        );
        var repository = rehearsal.Product.Repository;
        rehearsal.Product.Land();
        await rehearsal.Runner.WhenIdle().WaitAsync(cancellation);
        var reviewer = repository.Actions.Environments.SelectMany(environment => environment.Reviewers).First().Name;
        var tokens = new SandboxTokens(rehearsal.GitHub.WriteToken(repository), rehearsal.GitHub.ReadToken(repository))
        {
            Operator = rehearsal.Token,
            Reviewer = rehearsal.GitHub.CreateToken(
                reviewer,
                (Permission.Actions, Access.Read),
                (Permission.Deployments, Access.Write)
            ),
        };
        return new SandboxScene(
            rehearsal,
            rehearsal.GitHub,
            repository,
            repository.Resolve(repository.DefaultBranch)!,
            tokens
        )
        {
            Kind = kind,
        };
    }

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
