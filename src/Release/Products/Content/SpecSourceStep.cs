using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Green;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// The commit that brought the spec: proven to be the merged one's, with the spec that was confirmed, and green. It
/// writes nothing.
/// </summary>
/// <param name="services">Where content is released.</param>
internal sealed class SpecSourceStep(ReleaseServices services) : IStep
{
    private readonly SpecRuling specs = new(services);
    private readonly GreenReader green = new(services);

    public StepId Id => StepId.Source;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is not { MergedSha: { } merged, Base: { } @base, Tag: { } tag })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        if (await SourceAsync(tag, cancellation) is not { } source)
        {
            return Wrong($"{services.Settings.Branch} has no {ReleaseSpecFile.PathOf(tag)} any more");
        }
        if (
            (
                await ProblemOfMergeAsync(@base, merged, source, cancellation)
                ?? await ProblemOfSpecAsync(context, source, cancellation)
            ) is
            { } problem
        )
        {
            return Wrong($"{source.Short} cannot be released as {tag}: {problem}");
        }
        var checks = await green.OfChecksAsync(source, await green.RequiredAsync(cancellation), cancellation);
        return Report(source, checks) with { Context = context with { SourceSha = checks.IsGreen ? source : null } };
    }

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var source = await SourceAsync(context.Tag!, cancellation) ?? throw Moved(context.Tag!);
        var awaited = new AwaitedCommit(
            source,
            $"the spec's commit {source.Short}",
            "Use the token of a person or an app; --tag with the next tag begins anew"
        );
        await new GreenWait(services, Id).UntilGreenAsync(
            awaited,
            token => StillThatAsync(context.Tag!, source, token),
            cancellation
        );
    }

    private async Task<CommitSha?> SourceAsync(ReleaseTag tag, CancellationToken cancellation)
    {
        var path = ReleaseSpecFile.PathOf(tag);
        var newest = await services.GitHub.Contents.NewestCommitAsync(
            services.Repository,
            path,
            services.Settings.Branch,
            cancellation
        );
        // the newest commit may be the one that took it away
        return
            newest is not null
            && await services.GitHub.Contents.ReadFileAsync(services.Repository, path, newest.Sha, cancellation)
                is not null
            ? CommitSha.Parse(newest.Sha)
            : null;
    }

    private async Task<string?> ProblemOfMergeAsync(
        CommitSha @base,
        CommitSha merged,
        CommitSha source,
        CancellationToken cancellation
    ) =>
        source == merged || await IsOfMergeAsync(@base, merged, source, cancellation)
            ? null
            : $"it changed the spec, and is not of the merge {merged.Short}";

    // what was confirmed, and nothing else
    private async Task<string?> ProblemOfSpecAsync(
        ReleaseContext context,
        CommitSha source,
        CancellationToken cancellation
    )
    {
        var judged = await specs.ReadAsync(context.Tag!, source.Text, cancellation);
        return judged!.Problem
            ?? (context.Choice?.Spec is { } chosen ? SpecRuling.Difference(chosen, judged.Spec!) : null);
    }

    // a merge commit keeps the branch's own commits, and one of them brought the spec
    private async Task<bool> IsOfMergeAsync(
        CommitSha @base,
        CommitSha merged,
        CommitSha source,
        CancellationToken cancellation
    ) =>
        await services.Operator.Commits.CompareAsync(services.Repository, @base.Text, merged.Text, cancellation)
            is { } difference
        && difference.Commits.Any(commit => commit.Sha == source.Text);

    private async Task StillThatAsync(ReleaseTag tag, CommitSha source, CancellationToken cancellation)
    {
        if (await SourceAsync(tag, cancellation) != source)
        {
            throw Moved(tag);
        }
    }

    private ActionFailure Moved(ReleaseTag tag) =>
        ActionFailure.No(
            $"{ReleaseSpecFile.PathOf(tag)} was changed on {services.Settings.Branch} while its checks were waited for",
            "What is released is what was confirmed",
            "Run the same command again: it looks at the spec as it is now"
        );

    private static StepReport Wrong(string what) =>
        new(StepStatus.Blocked, what)
        {
            Why = "What is released is exactly the spec that was confirmed, and nothing was built",
            Remedy = "Run the same command again: it looks at the spec as it is now",
        };

    private static StepReport Report(CommitSha source, Greenness checks) =>
        checks switch
        {
            { IsGreen: true } => new StepReport(
                StepStatus.Done,
                $"source_sha is {source}, the commit that brought the spec"
            ),
            { MayBecomeGreen: true } => new StepReport(StepStatus.Running, $"{source.Short} waits for {checks.Waits}")
            {
                Why = "nothing is released that is not green",
            },
            _ => new StepReport(
                StepStatus.Blocked,
                $"{source.Short} is red: {string.Join(", ", checks.In(CheckState.Red))}"
            )
            {
                Why = "Nothing is released that is not green",
                Remedy =
                    "If it failed by chance, run its failed jobs again (`gh run rerun --failed`) and then the "
                    + "same command; otherwise mend it on the branch, and name the next tag with --tag",
                Url = checks.In(CheckState.Red)[0].Url,
            },
        };
}
