using MsReleaseActions.GitHub;

namespace MsReleaseActions.Toolkit;

/// <summary>What an action works with, once its inputs are known to be good.</summary>
/// <param name="Id">The action's id, as its folder is called.</param>
/// <param name="Environment">The edges of the process.</param>
/// <param name="Workflow">Log, annotations, outputs and summary.</param>
/// <param name="Workspace">The folder that paths refer to.</param>
/// <param name="Connection">The common inputs.</param>
/// <param name="GitHub">GitHub with the token of the common inputs.</param>
/// <param name="Connect">GitHub at the same address with another token.</param>
public sealed record ActionRun(
    string Id,
    ActionEnvironment Environment,
    Workflow Workflow,
    Workspace Workspace,
    Connection Connection,
    GitHubClient GitHub,
    Func<string, GitHubClient> Connect
)
{
    public TimeProvider Time => Environment.Time;
}
