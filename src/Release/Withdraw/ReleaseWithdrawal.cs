using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Withdraw;

/// <summary>
/// Takes a bad release back: everybody is led to the one before it, and it says so of itself. Nothing is deleted.
/// </summary>
public sealed class ReleaseWithdrawal(ReleaseServices services)
{
    private const int MostLooks = 6;

    /// <summary>What is to be done; reads only.</summary>
    /// <exception cref="ActionFailure">There is no such release.</exception>
    public async Task<Withdrawal> CheckAsync(ReleaseTag tag, CancellationToken cancellation) =>
        Withdrawal.Of(
            tag,
            services.Settings.OwnsLatest,
            await services.GitHub.Releases.ListAsync(services.Repository, cancellation),
            await services.GitHub.Releases.GetLatestAsync(services.Repository, cancellation)
        );

    /// <summary>Does it, and looks whether the public is led to the right release.</summary>
    /// <returns>What could not be done, each a sentence without its full stop; empty where all was.</returns>
    /// <exception cref="ActionFailure">The public is still led to the withdrawn release.</exception>
    public async Task<IReadOnlyList<string>> DoAsync(Withdrawal withdrawal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        var (tag, release) = (withdrawal.Tag, withdrawal.Release);
        var writes = new Queue<string>(withdrawal.Writes);
        var failed = new List<string>();
        if (withdrawal.MakesLatest)
        {
            // the way back first: from here on nobody new gets the bad one
            await UpdateAsync(
                writes.Dequeue(),
                withdrawal.Previous!.Id,
                new ReleaseUpdate { MakeLatest = "true" },
                cancellation
            );
        }
        if (withdrawal.Demotes)
        {
            await TryAsync(
                release,
                writes.Dequeue(),
                new ReleaseUpdate { Prerelease = true, MakeLatest = "false" },
                failed,
                cancellation
            );
        }
        if (withdrawal.Marks)
        {
            var instead = withdrawal.Previous is { } previous ? ReleaseTag.Parse(previous.TagName, tag.Prefix) : null;
            await TryAsync(
                release,
                writes.Dequeue(),
                new ReleaseUpdate
                {
                    Name = WithdrawalNote.Name(release.Name, tag),
                    Body = WithdrawalNote.Body(release.Body, services.Time.GetUtcNow(), instead),
                },
                failed,
                cancellation
            );
        }
        await ProveAsync(withdrawal, cancellation);
        return failed;
    }

    // of an immutable release GitHub may refuse some of it: the rest is worth doing all the same
    private async Task TryAsync(
        Release release,
        string what,
        ReleaseUpdate update,
        List<string> failed,
        CancellationToken cancellation
    )
    {
        try
        {
            await UpdateAsync(what, release.Id, update, cancellation);
        }
        catch (GitHubFailure failure)
            when (release.Immutable && failure.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden)
        {
            failed.Add(
                $"{release.TagName} is immutable, and GitHub did not let this be done: {what} ({failure.Detail})"
            );
        }
    }

    private Task<Release> UpdateAsync(string what, long id, ReleaseUpdate update, CancellationToken cancellation) =>
        services.WriteAsync(
            StepId.Published,
            what,
            () => services.GitHub.Releases.UpdateAsync(services.Repository, id, update, cancellation)
        );

    private async Task ProveAsync(Withdrawal withdrawal, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var latest = await services.GitHub.Releases.GetLatestAsync(services.Repository, cancellation);
            if (latest?.Id != withdrawal.Release.Id)
            {
                return;
            }
            if (look == MostLooks)
            {
                throw ActionFailure.No(
                    $"releases/latest still shows {withdrawal.Tag}",
                    "Whoever installs now gets it",
                    "Run the same command again; if it stays, set another release as the latest on its page"
                );
            }
            await Task.Delay(TimeSpan.FromSeconds(look), services.Time, cancellation);
        }
    }
}
