using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// What several tests begin with: a sandbox with the sealed candidate of version 1.2.0, and a job whose steps are
/// containers.
/// </summary>
public abstract class SealedCandidateTest : IAsyncLifetime
{
    private protected const string Tag = "v1.2.0";

    private readonly IReadOnlyDictionary<string, byte[]> files;
    private readonly string[] options;

    /// <param name="files">The candidate's files, by name.</param>
    /// <param name="options">What the engine is told besides.</param>
    private protected SealedCandidateTest(IReadOnlyDictionary<string, byte[]> files, params string[] options) =>
        (this.files, this.options) = (files, options);

    private protected GitHubSandbox GitHub { get; private set; } = null!;

    private protected SandboxRepository Repository { get; private set; } = null!;

    private protected ContainerJob Job { get; private set; } = null!;

    private protected string SourceSha { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var engine = ContainerEngine.Require();
        GitHub = await GitHubSandbox.StartAsync();
        Repository = GitHub.CreateRepository("org/ms-manager");
        SourceSha = Repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        SealedCandidate.Put(Repository, SourceSha, files, version: Tag[1..]);
        Job = new ContainerJob(engine, GitHub, Repository, SourceSha) { Options = options };
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Job?.Dispose();
        await (GitHub?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private protected ContainerStep Promote() =>
        Job.Start("promote-assets", ("source-sha", SourceSha), ("release-tag", Tag));
}
