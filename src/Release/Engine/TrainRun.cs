using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>Takes a release from step to step. Each is looked at before anything is done, and again after: nothing is believed that GitHub does not show.</summary>
/// <param name="space">What the steps work with.</param>
/// <param name="steps">In their order.</param>
public sealed class TrainRun(ReleaseServices space, IReadOnlyList<IStep> steps)
{
    // what was written may not be readable at once
    private const int MostLooks = 6;
    private ReleaseTag? told;

    /// <summary>Looks at each step, reads only. The first that is not done ends it: what follows is foretold.</summary>
    public async Task<IReadOnlyList<SeenStep>> LookAsync(ReleaseContext journey, CancellationToken cancellation)
    {
        Begin(journey);
        var seen = new List<SeenStep>();
        var isReached = true;
        foreach (var step in steps)
        {
            var report = isReached ? await step.LookAsync(journey, cancellation) : space.Product.Foretell(step.Id, journey, space.Settings);
            isReached &= report.Status == StepStatus.Done;
            Tell(step, journey, report);
            seen.Add(new SeenStep(step.Id, report));
        }
        return seen;
    }

    /// <summary>Goes on until everything is done, or until somebody else is at work and <paramref name="watch"/> is false.</summary>
    /// <returns>The step that is not waited for; null when all are done.</returns>
    /// <exception cref="ActionFailure">A step cannot be done, failed or took too long.</exception>
    public async Task<SeenStep?> RunAsync(ReleaseContext journey, bool watch, CancellationToken cancellation)
    {
        Begin(journey);
        foreach (var step in steps)
        {
            var report = await LookAsync(step, journey, cancellation);
            if (report.Status == StepStatus.Done)
            {
                continue;
            }
            if (!watch && report.Status is StepStatus.Running or StepStatus.Waiting)
            {
                return new SeenStep(step.Id, report);
            }
            await ActAsync(step, journey, report, cancellation);
            report = await DoneAsync(step, journey, cancellation);
            if (report.Status != StepStatus.Done)
            {
                throw new ActionFailure(
                    ExitCode.GitHub,
                    $"The step {step.Id} was done, and GitHub does not show it: {report.Text}",
                    report.Why,
                    "Run the same command again: it continues where this one stopped");
            }
        }
        return null;
    }

    private async Task ActAsync(IStep step, ReleaseContext journey, StepReport seen, CancellationToken cancellation)
    {
        space.Tell(new StepChanged(step.Id, seen with { Status = seen.Status == StepStatus.Waiting ? StepStatus.Waiting : StepStatus.Running }));
        await step.ActAsync(journey, seen, cancellation);
    }

    private async Task<StepReport> DoneAsync(IStep step, ReleaseContext journey, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var report = await LookAsync(step, journey, cancellation);
            if (report.Status == StepStatus.Done || look == MostLooks)
            {
                return report;
            }
            await Task.Delay(TimeSpan.FromSeconds(look), space.Time, cancellation);
        }
    }

    private async Task<StepReport> LookAsync(IStep step, ReleaseContext journey, CancellationToken cancellation)
    {
        var report = await step.LookAsync(journey, cancellation);
        Tell(step, journey, report);
        return report.Status == StepStatus.Blocked ? throw ActionFailure.No(report.Text, report.Why, report.Remedy) : report;
    }

    private void Begin(ReleaseContext journey) => space.Tell(new TrainBegan(space.Repository.ToString(), journey.Channel.ToString().ToLowerInvariant()));

    private void Tell(IStep step, ReleaseContext journey, StepReport report)
    {
        if (journey.Tag is { } tag && tag != told)
        {
            told = tag;
            space.Tell(new TagKnown(tag.ToString()));
        }
        space.Tell(new StepChanged(step.Id, report));
    }
}

/// <summary>A step and what was seen of it.</summary>
public sealed record SeenStep(StepId Step, StepReport Report);
