using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Green;

namespace MsReleaseActions.ReleaseTrain.Steps.Source;

/// <summary>
/// The commit that the merge made: proven to be the picked one with its version, on the branch, and green. It writes
/// nothing.
/// </summary>
/// <param name="services">What steps work with.</param>
public sealed class SourceStep(ReleaseServices services) : IStep
{
    private readonly MergeProof proof = new(services);
    private readonly GreenReader green = new(services);

    public StepId Id => StepId.Source;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is not { MergedSha: { } merged, Base: { } @base, Tag: { } tag })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        if (merged != @base && await proof.ProblemAsync(tag, @base, merged, cancellation) is { } problem)
        {
            return Wrong($"{merged.Short} cannot be released as {tag}: {problem}");
        }
        if (!await proof.IsOnBranchAsync(merged, cancellation))
        {
            return Wrong($"{merged.Short} is not on {services.Settings.Branch} any more");
        }
        var checks = await green.OfChecksAsync(merged, await green.RequiredAsync(cancellation), cancellation);
        return Report(merged, checks) with { Context = context with { SourceSha = checks.IsGreen ? merged : null } };
    }

    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var merged = context.MergedSha!;
        var awaited = new AwaitedCommit(
            merged,
            $"the merged commit {merged.Short}",
            "Use the token of a person or an app; the next publish, from a newer commit, takes the next free tag"
        );
        return new GreenWait(services, Id).UntilGreenAsync(
            awaited,
            token => StillThereAsync(merged, token),
            cancellation
        );
    }

    private async Task StillThereAsync(CommitSha merged, CancellationToken cancellation)
    {
        if (!await proof.IsOnBranchAsync(merged, cancellation))
        {
            throw ActionFailure.No(
                $"{merged.Short} is not on {services.Settings.Branch} any more",
                "Somebody rewrote the branch",
                "Run the same command again: it looks at the branch as it is now"
            );
        }
    }

    private static StepReport Wrong(string what) =>
        new(StepStatus.Blocked, what)
        {
            Why = "What is built is exactly the picked commit with its version, and nothing was built",
            Remedy = "Run the same command again: it takes the next free tag",
        };

    private static StepReport Report(CommitSha merged, Greenness checks) =>
        checks switch
        {
            { IsGreen: true } => new StepReport(StepStatus.Done, $"source_sha is {merged}"),
            { MayBecomeGreen: true } => new StepReport(StepStatus.Running, $"{merged.Short} waits for {checks.Waits}")
            {
                Why = "nothing is built that is not green",
            },
            _ => new StepReport(
                StepStatus.Blocked,
                $"{merged.Short} is red: {string.Join(", ", checks.In(CheckState.Red))}"
            )
            {
                Why = "Nothing is built that is not green",
                Remedy =
                    "If it failed by chance, run its failed jobs again (`gh run rerun --failed`) and then the "
                    + "same command; otherwise mend it on the branch: the next publish takes the next free tag",
                Url = checks.In(CheckState.Red)[0].Url,
            },
        };
}
