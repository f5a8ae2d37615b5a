using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Reads, plans, writes, and looks again until a plan asks for nothing more. So a run after a kill, and a run beside
/// another one, are the same steps with a shorter plan, and success is only ever what was read back.
/// </summary>
internal sealed class Promotion(PromoteInputs inputs, ActionRun run)
{
    // create, send, publish and a last look need four; the rest is for those who work beside us
    private const int MostLooks = 10;
    private const int MostMisses = 3;
    private readonly RepositoryName target = inputs.TargetRepository ?? run.Connection.Repository;
    private readonly GitHubClient gitHub = inputs.TargetToken is { } token ? run.Connect(token) : run.GitHub;
    private readonly PromoteProgress progress = new();
    private bool hasTold;

    public async Task<ActionReport> RunAsync(CancellationToken cancellation)
    {
        var report = new PromoteReport(inputs, progress, run.Time);
        try
        {
            await ConvergeAsync(cancellation);
            return report.Success();
        }
        catch (Exception failure) when (failure is not ActionFailure && cancellation.IsCancellationRequested)
        {
            throw report.Failure(
                new ActionFailure(
                    ExitCode.Cancelled,
                    "Cancelled before the end",
                    progress.HasWritten
                        ? "The release is not published; what was copied is kept in its draft"
                        : "Nothing was written",
                    "Run the same step again: it copies only what is missing"
                )
            );
        }
        catch (GitHubFailure failure)
        {
            throw report.Failure(failure.ToActionFailure());
        }
        catch (ActionFailure failure)
        {
            throw report.Failure(failure);
        }
    }

    private async Task ConvergeAsync(CancellationToken cancellation)
    {
        var source = await ReadSourceAsync(cancellation);
        var reader = new PromoteTargetReader(inputs, gitHub, run.Connection.Repository, target, run.Time);
        var apply = new PromoteApply(inputs, run, gitHub, target, progress);
        var misses = 0;
        for (var look = 1; ; look++)
        {
            try
            {
                var (state, plan) = await LookAsync(reader, source, cancellation);
                if (Decide(plan, source, look))
                {
                    return;
                }
                await apply.RunAsync(plan, state, cancellation);
            }
            catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.NotFound && ++misses <= MostMisses)
            {
                run.Workflow.Info($"{failure.Message}: something is gone that was there a moment ago; looking again");
                await Task.Delay(Writes.Backoff(misses), run.Time, cancellation);
            }
        }
    }

    // what forbids it beside a release that is there already is believed only when it stays
    private Task<(PromoteTarget State, PromotePlan Plan)> LookAsync(
        PromoteTargetReader reader,
        PromoteSource source,
        CancellationToken cancellation
    ) =>
        LaggingReads.UntilAsync(
            run.Time,
            async token =>
            {
                var known = progress.HasWritten ? progress.Release?.Id : null;
                var state = await reader.ReadAsync(source.Files, known, token);
                return (State: state, Plan: PromotePlan.Of(inputs, source, state));
            },
            seen =>
                seen.Plan.Conflicts.Count <= source.Conflicts.Count
                || (seen.State.OnTag.Count == 0 && !progress.HasWritten),
            cancellation
        );

    // true: there is nothing left to do
    private bool Decide(PromotePlan plan, PromoteSource source, int look)
    {
        progress.Saw(plan);
        Refuse(plan, source);
        Tell(plan);
        if (inputs.DryRun || plan.Writes.Count == 0)
        {
            return true;
        }
        if (look == MostLooks)
        {
            throw ActionFailure.No(
                $"The release {inputs.Tag} was looked at {look} times, and something was still missing: "
                    + $"{plan.Writes[0].Text}",
                "Another run or a person may be changing it all the while",
                "See to it that one run at a time writes to a release (a concurrency group), then run this "
                    + "step again"
            );
        }
        return false;
    }

    private async Task<PromoteSource> ReadSourceAsync(CancellationToken cancellation)
    {
        using var group = run.Workflow.Group($"Candidate {inputs.Candidate} of {run.Connection.Repository}");
        var source = await PromoteSource.ReadAsync(inputs, run, target, cancellation);
        progress.Source = source;
        run.Workflow.Info($"{source.Candidate.State}, {source.Candidate.Assets.Count} assets");
        foreach (var warning in source.Files?.Warnings ?? [])
        {
            run.Workflow.Warning(PromoteAssetsAction.Id, warning);
        }
        return source;
    }

    private void Refuse(PromotePlan plan, PromoteSource source)
    {
        if (plan.Conflicts.Count > 0)
        {
            throw ActionFailure.No(
                plan.Conflicts,
                plan.IsPublished ? "A published release is never written to"
                    : progress.HasWritten ? "The release is not published"
                    : "Nothing was written",
                source.ToDo.Length > 0 ? source.ToDo
                    : plan is { IsPublished: true, IsAboutAssets: true } ? "Publish these bytes under a new version"
                    : plan.IsPublished ? "Look at the release and its tag, then run this step again"
                    : "Put right what is named, then run this step again; what is in a draft can be replaced with "
                        + "`on-existing: replace`"
            );
        }
    }

    private void Tell(PromotePlan plan)
    {
        if (hasTold)
        {
            run.Workflow.Info(
                plan.Writes.Count == 0
                    ? "Looked again: everything is as it should be"
                    : $"Looked again: {plan.Writes.Count} to do, first: {plan.Writes[0].Text}"
            );
            return;
        }
        hasTold = true;
        using var group = run.Workflow.Group(
            $"Plan for {inputs.Tag} in {target}{(inputs.DryRun ? " (dry run: nothing is written)" : "")}"
        );
        foreach (var kept in plan.Assets.Where(asset => asset.Step == AssetStep.Keep))
        {
            run.Workflow.Info(
                $"keep {kept.Name} ({ByteSize.Show(kept.File.Source.Size)}, sha256 {kept.File.Source.Sha256})"
            );
        }
        foreach (var write in plan.Writes)
        {
            run.Workflow.Info(write.Text);
        }
        if (plan.Writes.Count == 0)
        {
            run.Workflow.Info("nothing to write: it is all there already");
        }
    }
}
