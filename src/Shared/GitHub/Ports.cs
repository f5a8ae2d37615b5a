using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>Releases of a repository. Lists are complete; a look-up that finds nothing is null; writes are tried once.</summary>
public interface IReleases
{
    /// <summary>Every release that the token may see, newest first; drafts only for a token that may push.</summary>
    Task<IReadOnlyList<Release>> ListAsync(RepositoryName repository, CancellationToken cancellation);

    Task<Release?> GetAsync(RepositoryName repository, long id, CancellationToken cancellation);

    Task<Release> CreateAsync(RepositoryName repository, NewRelease release, CancellationToken cancellation);

    Task<Release> UpdateAsync(RepositoryName repository, long id, ReleaseUpdate update, CancellationToken cancellation);

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    Task DeleteAsync(RepositoryName repository, long id, CancellationToken cancellation);

    Task<GeneratedReleaseNotes> GenerateNotesAsync(RepositoryName repository, GenerateReleaseNotes request, CancellationToken cancellation);
}

/// <summary>Assets of releases.</summary>
public interface IReleaseAssets
{
    /// <summary>Every asset of the release, in any state.</summary>
    Task<IReadOnlyList<ReleaseAsset>> ListAsync(RepositoryName repository, long releaseId, CancellationToken cancellation);

    /// <summary>Opens the asset's bytes; the token goes to the API only, not to the storage that it points at.</summary>
    Task<AssetContent> OpenAsync(RepositoryName repository, ReleaseAsset asset, CancellationToken cancellation);

    /// <summary>Sends bytes of known length as a new asset. Tried once: what a failure left behind is for the caller to look at.</summary>
    /// <param name="uploadUrl">The release's own <c>upload_url</c>, template included.</param>
    Task<ReleaseAsset> UploadAsync(string uploadUrl, string name, string contentType, Stream content, long length, CancellationToken cancellation);

    /// <summary>Gives an asset another name; its bytes and its id stay.</summary>
    /// <exception cref="GitHubFailure"><see cref="GitHubFailure.IsAlreadyExists"/> where another asset has that name.</exception>
    Task<ReleaseAsset> RenameAsync(RepositoryName repository, long assetId, string name, CancellationToken cancellation);

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    Task DeleteAsync(RepositoryName repository, long assetId, CancellationToken cancellation);
}

/// <summary>What a repository is and holds.</summary>
public interface IRepositories
{
    Task<Repository?> GetAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The commit that a tag is on, through annotated tags; null when the tag does not exist.</summary>
    Task<string?> GetTagCommitAsync(RepositoryName repository, string tag, CancellationToken cancellation);

    /// <summary>The full SHA of a branch, tag or commit; null when there is none.</summary>
    Task<string?> ResolveCommitAsync(RepositoryName repository, string name, CancellationToken cancellation);

    /// <summary>Null when either side does not exist.</summary>
    Task<CommitComparison?> CompareAsync(RepositoryName repository, string @base, string head, CancellationToken cancellation);

    Task<DeploymentEnvironment?> GetEnvironmentAsync(RepositoryName repository, string name, CancellationToken cancellation);
}

/// <summary>What was said of a commit.</summary>
public interface IChecks
{
    /// <summary>The latest check run of each name and app.</summary>
    Task<IReadOnlyList<CheckRun>> ListRunsAsync(RepositoryName repository, string sha, CancellationToken cancellation);

    Task<IReadOnlyList<CommitStatus>> ListStatusesAsync(RepositoryName repository, string sha, CancellationToken cancellation);
}

/// <summary>Workflows and their runs.</summary>
public interface IWorkflowRuns
{
    /// <param name="workflow">File name, path's last part, or numeric id.</param>
    Task<WorkflowFile?> GetWorkflowAsync(RepositoryName repository, string workflow, CancellationToken cancellation);

    /// <summary>Starts a run; null when the server answered without naming it. Tried once.</summary>
    Task<DispatchedRun?> DispatchAsync(RepositoryName repository, string workflow, string @ref, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellation);

    /// <summary>Dispatched runs of a workflow created at or after an instant, newest first.</summary>
    Task<IReadOnlyList<WorkflowRun>> ListDispatchedAsync(RepositoryName repository, string workflow, DateTimeOffset? since, CancellationToken cancellation);

    Task<WorkflowRun?> GetAsync(RepositoryName repository, long runId, CancellationToken cancellation);

    /// <summary>The jobs of one attempt.</summary>
    Task<IReadOnlyList<WorkflowJob>> ListJobsAsync(RepositoryName repository, long runId, int attempt, CancellationToken cancellation);

    Task<IReadOnlyList<PendingDeployment>> ListPendingDeploymentsAsync(RepositoryName repository, long runId, CancellationToken cancellation);

    /// <summary>Opens a job's log as text; null when it has expired or is not there yet.</summary>
    Task<AssetContent?> OpenLogAsync(RepositoryName repository, long jobId, CancellationToken cancellation);

    /// <summary>Asks for the run's cancellation; false when it is completed already.</summary>
    Task<bool> CancelAsync(RepositoryName repository, long runId, CancellationToken cancellation);
}
