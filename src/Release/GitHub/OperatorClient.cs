using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>GitHub as the operator's token sees it: the ports that no action needs.</summary>
public sealed class OperatorClient
{
    /// <summary>How long a release may wait for GitHub's limits in all: an approval is waited for a day, and a limit lasts up to an hour.</summary>
    public static readonly TimeSpan LimitPatience = TimeSpan.FromHours(26);

    /// <param name="gitHub">The connection; its token, address and limits are shared.</param>
    public OperatorClient(GitHubClient gitHub)
    {
        ArgumentNullException.ThrowIfNull(gitHub);
        Attestations = new AttestationsAdapter(gitHub.Api);
        CheckRules = new CheckRulesAdapter(gitHub.Api);
        Latest = new LatestReleaseAdapter(gitHub.Api);
        Setup = new RepositorySetupAdapter(gitHub.Api);
        PullRequests = new PullRequestsAdapter(gitHub.Api);
        Objects = new GitObjectsAdapter(gitHub.Api);
        Commits = new CommitsAdapter(gitHub.Api);
        PushRuns = new PushRunsAdapter(gitHub.Api);
        Requirements = new BranchRequirementsAdapter(gitHub.Api);
        RunControl = new RunControlAdapter(gitHub.Api);
    }

    public IAttestations Attestations { get; }

    public ICheckRules CheckRules { get; }

    public ILatestRelease Latest { get; }

    public IRepositorySetup Setup { get; }

    public IPullRequests PullRequests { get; }

    public IGitObjects Objects { get; }

    public ICommits Commits { get; }

    public IPushRuns PushRuns { get; }

    public IBranchRequirements Requirements { get; }

    public IRunControl RunControl { get; }
}
