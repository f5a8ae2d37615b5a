using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Looks for the candidate until it is more than missing or incomplete, or the time allowed is over.</summary>
internal sealed class CandidateWait(ValidateInputs inputs, ActionRun run)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    /// <returns>The candidate as it was last seen, and whether GitHub says that the token may not push.</returns>
    public async Task<(Candidate Candidate, bool CannotPush)> ReadAsync(CancellationToken cancellation)
    {
        var reader = new CandidateReader(run.GitHub, run.Connection.Repository, run.Time);
        var (began, told, last) = (run.Time.GetUtcNow(), run.Time.GetUtcNow(), (CandidateState?)null);
        bool? cannotPush = null;
        while (true)
        {
            var candidate =
                inputs.Expect == Expectation.Sealed && inputs.Wait == TimeSpan.Zero
                    ? await reader.ExpectAsync(inputs.Tag, listed: null, cancellation)
                    : await reader.ReadAsync(inputs.Tag, cancellation);
            var now = run.Time.GetUtcNow();
            if (candidate.State == CandidateState.Missing)
            {
                cannotPush ??= await CannotPushAsync(cancellation);
            }
            var left = began + inputs.Wait - now;
            if (
                candidate.State is not (CandidateState.Missing or CandidateState.Incomplete)
                || left <= TimeSpan.Zero
                || IsInVain(candidate, cannotPush)
            )
            {
                return (candidate, cannotPush == true);
            }
            if (candidate.State != last || now - told >= Heartbeat)
            {
                (told, last) = (now, candidate.State);
                run.Workflow.Info(
                    $"{inputs.Tag} is {candidate.State.ToString().ToLowerInvariant()}: {candidate.Problems[0]}; "
                        + $"{Math.Ceiling(left.TotalMinutes)} min left"
                );
            }
            await Task.Delay(left < Interval ? left : Interval, run.Time, cancellation);
        }
    }

    // what the token may not see is not there for it, however long it waits; a published candidate it would see
    private bool IsInVain(Candidate candidate, bool? cannotPush) =>
        candidate.State == CandidateState.Missing && cannotPush == true && inputs.Expect != Expectation.Sealed;

    private async Task<bool> CannotPushAsync(CancellationToken cancellation) =>
        await run.GitHub.Repositories.GetAsync(run.Connection.Repository, cancellation) is { Permissions.Push: false };
}
