using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Green;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>
/// The bump's pull request, merged when its required checks are green, as long as nothing else has landed.
/// </summary>
/// <param name="services">What steps work with.</param>
public sealed class MergeStep(ReleaseServices services) : IStep
{
    private readonly MergeReader look = new(services);
    private readonly GreenReader green = new(services);

    public StepId Id => StepId.Merge;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is { Base: { } @base, MergedSha: { } known } && known == @base)
        {
            return new StepReport(StepStatus.Done, "there is nothing to merge");
        }
        if (context.PullRequest is null || context.Base is null)
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        try
        {
            return await ReportAsync(context, await look.ReadAsync(context, head: null, cancellation), cancellation);
        }
        catch (ActionFailure stop)
        {
            return new StepReport(StepStatus.Blocked, stop.What) { Why = stop.Why, Remedy = stop.ToDo };
        }
    }

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var pull = await look.ReadAsync(context, head: null, cancellation);
        if (!pull.IsMerged)
        {
            var awaited = new AwaitedCommit(
                CommitSha.Parse(pull.Head.Sha),
                $"#{pull.Number}",
                "Close and reopen the pull request by hand, or use the token of a person or an app"
            );
            await new GreenWait(services, Id).UntilGreenAsync(
                awaited,
                token => look.ReadAsync(context, pull.Head.Sha, token),
                cancellation
            );
            var merging = new Merging(services);
            await merging.MergeAsync(context, pull.Head.Sha, cancellation);
            await merging.RemoveBranchAsync(pull, cancellation);
        }
    }

    private async Task<StepReport> ReportAsync(ReleaseContext context, PullRequest pull, CancellationToken cancellation)
    {
        if (pull is { IsMerged: true, MergeCommitSha: { } sha })
        {
            var merged = CommitSha.Parse(sha);
            return new StepReport(StepStatus.Done, $"#{pull.Number} is merged as {merged.Short}")
            {
                Url = pull.HtmlUrl,
                Context = context with { MergedSha = merged },
            };
        }
        var checks = await green.OfChecksAsync(
            CommitSha.Parse(pull.Head.Sha),
            await green.RequiredAsync(cancellation),
            cancellation
        );
        return MergeMessages.Report(pull, checks, services.Settings.Branch);
    }
}

/// <summary>What a merge says of itself. Pure.</summary>
internal static class MergeMessages
{
    public static string Merge(PullRequest pull, string target) => $"merge #{pull.Number} into {target}";

    public static string Remove(string branch) => $"delete the branch {branch}";

    public static StepReport Report(PullRequest pull, Greenness checks, string target) =>
        checks switch
        {
            { IsGreen: true } => Open(pull, StepStatus.ToDo, $"#{pull.Number} is green", target),
            { MayBecomeGreen: true } => Open(
                pull,
                StepStatus.Running,
                $"#{pull.Number} waits for {checks.Waits}",
                target
            ),
            _ => new StepReport(
                StepStatus.Blocked,
                $"#{pull.Number} is red: {string.Join(", ", checks.In(CheckState.Red))}"
            )
            {
                Why = "Only what every required check has passed is released",
                Remedy =
                    "If it failed by chance, run its failed jobs again (`gh run rerun --failed`) and then the "
                    + "same command",
                Url = pull.HtmlUrl,
            },
        };

    private static StepReport Open(PullRequest pull, StepStatus status, string text, string target) =>
        new(status, text)
        {
            Why = "the commit that is built is on the branch",
            Url = pull.HtmlUrl,
            Writes = [Merge(pull, target), Remove(pull.Head.Ref)],
        };
}
