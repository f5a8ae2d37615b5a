using MsReleaseActions.GitHub;

namespace MsReleaseActions.Train.GitHub;

/// <summary>GitHub as the operator's token sees it: the ports that no action needs.</summary>
public sealed class OperatorClient
{
    /// <param name="gitHub">The connection; its token, address and limits are shared.</param>
    public OperatorClient(GitHubClient gitHub)
    {
        ArgumentNullException.ThrowIfNull(gitHub);
        _ = gitHub.Api;
    }
}
