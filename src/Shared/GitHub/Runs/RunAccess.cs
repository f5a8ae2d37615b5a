using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>What starting and watching a run takes.</summary>
/// <param name="Runs">Workflows and their runs, with the token that is used.</param>
/// <param name="Repository">Whose workflow it is.</param>
/// <param name="Time">The clock, also for waiting.</param>
/// <param name="Log">Where it is told how the run goes.</param>
public sealed record RunAccess(WorkflowRunsClient Runs, RepositoryName Repository, TimeProvider Time, ILog Log);
