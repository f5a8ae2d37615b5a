namespace MsReleaseActions.GitHub.Runs;

/// <summary>What became of asking the remote run to stop.</summary>
/// <param name="Words">As the end of a sentence about the run.</param>
public sealed record RunCancel(string Words)
{
    /// <summary>Nobody asked.</summary>
    public static readonly RunCancel NotAsked = new("goes on");
    private static readonly RunCancel Asked = new("was asked to stop");
    private static readonly RunCancel Ended = new("had ended already");

    /// <summary>Asks, and once more where the answer was lost: asking twice does no harm.</summary>
    public static async Task<RunCancel> AskAsync(RunAccess access, long id, CancellationToken cancellation)
    {
        var wait = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Task.Delay(wait, access.Time, cancellation);
                return await access.Runs.CancelAsync(access.Repository, id, cancellation) ? Asked : Ended;
            }
            catch (GitHubFailure failure) when (failure.MayHaveHappened && attempt == 1)
            {
                access.Log.Info($"the answer to the cancellation was lost ({failure.Detail}); asking again");
                wait = failure.RetryAfter ?? TimeSpan.Zero;
            }
            catch (Exception failure) when (failure is GitHubFailure or OperationCanceledException)
            {
                return new RunCancel($"could not be asked to stop ({failure.Message.TrimEnd('.')}) and may go on");
            }
        }
    }
}
