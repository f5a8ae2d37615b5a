using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What became of asking the remote run to stop.</summary>
/// <param name="Words">As the end of a sentence about the run.</param>
internal sealed record RemoteCancel(string Words)
{
    public static readonly RemoteCancel NotAsked = new("goes on");
    private static readonly RemoteCancel Asked = new("was asked to stop");
    private static readonly RemoteCancel Ended = new("had ended already");

    /// <summary>Asks, and once more where the answer was lost: asking twice does no harm.</summary>
    public static async Task<RemoteCancel> AskAsync(ActionRun run, long id, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run.GitHub.Runs.CancelAsync(run.Connection.Repository, id, cancellation) ? Asked : Ended;
            }
            catch (GitHubFailure failure) when (failure.IsUncertain && attempt == 1)
            {
                run.Workflow.Info($"the answer to the cancellation was lost ({failure.Detail}); asking again");
            }
            catch (Exception failure) when (failure is GitHubFailure or OperationCanceledException)
            {
                return new RemoteCancel($"could not be asked to stop ({failure.Message.TrimEnd('.')}) and may go on");
            }
        }
    }
}
