using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>GitHub as the operator's token sees it: the ports that no action needs.</summary>
public sealed class OperatorClient
{
    /// <summary>
    /// How long a release may wait for GitHub's limits in all: an approval is waited for a day, and a limit lasts up to
    /// an hour.
    /// </summary>
    public static readonly TimeSpan LimitPatience = TimeSpan.FromHours(26);

    /// <param name="gitHub">The connection; its token, address and limits are shared.</param>
    public OperatorClient(GitHubClient gitHub)
    {
        ArgumentNullException.ThrowIfNull(gitHub);
        Attestations = new AttestationsClient(gitHub.Api);
        CheckRules = new CheckRulesClient(gitHub.Api);
        Setup = new RepositorySetupClient(gitHub.Api);
        PullRequests = new PullRequestsClient(gitHub.Api);
        Objects = new GitObjectsClient(gitHub.Api);
        Commits = new CommitsClient(gitHub.Api);
        PushRuns = new PushRunsClient(gitHub.Api);
        Requirements = new BranchRequirementsClient(gitHub.Api);
        RunControl = new RunControlClient(gitHub.Api);
        TagRulesets = new TagRulesetsClient(gitHub.Api);
    }

    public AttestationsClient Attestations { get; }

    public CheckRulesClient CheckRules { get; }

    public RepositorySetupClient Setup { get; }

    public PullRequestsClient PullRequests { get; }

    public GitObjectsClient Objects { get; }

    public CommitsClient Commits { get; }

    public PushRunsClient PushRuns { get; }

    public BranchRequirementsClient Requirements { get; }

    public RunControlClient RunControl { get; }

    public TagRulesetsClient TagRulesets { get; }
}
