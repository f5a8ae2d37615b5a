using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
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
                    progress.Standing,
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
        var drafts = new DraftWrites(inputs, run, gitHub, target, progress.Claim);
        var upload = new AssetUpload(gitHub, target, run.Time, run.Workflow)
        {
            IsWanted = async (release, token) =>
                progress.Claim.MayChange(await gitHub.Releases.GetAsync(target, release.Id, token)),
        };
        var looks = new PromoteLooks(inputs, run, gitHub, target, progress, drafts, upload);
        var source = await looks.BeginAsync(ReadSourceAsync, cancellation);
        var apply = new PromoteApply(inputs, run, gitHub, target, progress, drafts, upload);
        var (misses, same, todo) = (0, 0, "");
        for (var look = 1; ; look++)
        {
            try
            {
                var (state, plan) = await looks.NextAsync(source, cancellation);
                if (Decide(plan, source, look))
                {
                    return;
                }
                var before = todo;
                todo = string.Join('\n', plan.Writes.Select(write => write.Text));
                if (todo == before)
                {
                    // what was done does not show, or others undo it: not at full speed
                    await Task.Delay(Writes.Backoff(++same), run.Time, cancellation);
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
        IsStillDraft(plan);
        if (look == MostLooks)
        {
            throw ActionFailure.No(
                $"The release {inputs.Tag} was looked at {look} times, and something was still missing: "
                    + $"{plan.Writes[0].Text}",
                "Another run or a person may be changing it all the while",
                "See to it that one run at a time writes to a release (a concurrency group), then run this step again"
            );
        }
        return false;
    }

    // GitHub has answered 200 and left the draft as it was; asked again, it published
    private void IsStillDraft(PromotePlan plan)
    {
        if (progress.PublishTries == 0)
        {
            return;
        }
        // whatever else is shown to be missing: nothing is sent to a release that may be published
        if (progress.PublishTries < ReleaseDrafts.MostPublishTries && plan.Writes is [PlannedWrite.PublishDraft])
        {
            run.Workflow.Info($"GitHub answered that {inputs.Tag} is published, and it is still a draft");
            return;
        }
        throw new ActionFailure(
            ExitCode.GitHub,
            $"GitHub answered {progress.PublishTries} times that the release {inputs.Tag} ({progress.Release?.Id}) is "
                + "published, and it is still a draft",
            "It may not be seen yet, and nothing more is sent to it",
            "Run this step again: only the publication is left to do"
        );
    }

    private async Task<PromoteSource> ReadSourceAsync(Task<IReadOnlyList<Release>> listed, CancellationToken cancel)
    {
        using var group = run.Workflow.Group($"Candidate {inputs.Candidate} of {run.Connection.Repository}");
        var source = await PromoteSource.ReadAsync(inputs, run, target, listed, cancel);
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
                    : plan.IsPublished
                        ? "Look at the release and its tag, put right what is named, then run this step again"
                    : progress.Claim.IsMade ? "Wait for the other run to end, if there is one, then run this step again"
                    : "Put right what is named, then run this step again"
                        + (plan.IsAboutAssets ? "; what is in a draft can be replaced with `on-existing: replace`" : "")
            );
        }
    }

    private void Tell(PromotePlan plan)
    {
        if (hasTold)
        {
            run.Workflow.Info(
                plan.Writes is [var next, ..]
                    ? $"Looked again: {plan.Writes.Count} to do, first: {next.Text}"
                    : "Looked again: everything is as it should be"
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
