using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>Takes a release from step to step. Each is looked at before anything is done, and again after: nothing is believed that GitHub does not show.</summary>
/// <param name="services">What the steps work with.</param>
/// <param name="steps">In their order.</param>
public sealed class TrainRun(ReleaseServices services, IReadOnlyList<IStep> steps)
{
    // what was written may not be readable at once
    private const int MostLooks = 6;
    private ReleaseTag? told;

    /// <summary>Looks at each step, reads only. The first that is not done ends it: of what follows a preview is given.</summary>
    public async Task<IReadOnlyList<SeenStep>> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        Begin(context);
        var seen = new List<SeenStep>();
        var isReached = true;
        foreach (var step in steps)
        {
            var report = isReached ? await step.CheckAsync(context, cancellation) : services.Product.Preview(step.Id, context, services.Settings);
            isReached &= report.Status == StepStatus.Done;
            Tell(step, context, report);
            seen.Add(new SeenStep(step.Id, report));
        }
        return seen;
    }

    /// <summary>Goes on until everything is done, or until somebody else is at work and <paramref name="watch"/> is false.</summary>
    /// <returns>The step that is not waited for; null when all are done.</returns>
    /// <exception cref="ActionFailure">A step cannot be done, failed or took too long.</exception>
    public async Task<SeenStep?> RunAsync(ReleaseContext context, bool watch, CancellationToken cancellation)
    {
        Begin(context);
        foreach (var step in steps)
        {
            var report = await CheckAsync(step, context, cancellation);
            if (report.Status == StepStatus.Done)
            {
                continue;
            }
            if (!watch && report.Status is StepStatus.Running or StepStatus.Waiting)
            {
                return new SeenStep(step.Id, report);
            }
            await ApplyAsync(step, context, report, cancellation);
            report = await DoneAsync(step, context, cancellation);
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

    private async Task ApplyAsync(IStep step, ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        services.Tell(new StepChanged(step.Id, seen with { Status = seen.Status == StepStatus.Waiting ? StepStatus.Waiting : StepStatus.Running }));
        await step.ApplyAsync(context, seen, cancellation);
    }

    private async Task<StepReport> DoneAsync(IStep step, ReleaseContext context, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var report = await CheckAsync(step, context, cancellation);
            if (report.Status == StepStatus.Done || look == MostLooks)
            {
                return report;
            }
            await Task.Delay(TimeSpan.FromSeconds(look), services.Time, cancellation);
        }
    }

    private async Task<StepReport> CheckAsync(IStep step, ReleaseContext context, CancellationToken cancellation)
    {
        var report = await step.CheckAsync(context, cancellation);
        Tell(step, context, report);
        return report.Status == StepStatus.Blocked ? throw ActionFailure.No(report.Text, report.Why, report.Remedy) : report;
    }

    private void Begin(ReleaseContext context) => services.Tell(new TrainBegan(services.Repository.ToString(), context.Channel.ToString().ToLowerInvariant()));

    private void Tell(IStep step, ReleaseContext context, StepReport report)
    {
        if (context.Tag is { } tag && tag != told)
        {
            told = tag;
            services.Tell(new TagKnown(tag.ToString()));
        }
        services.Tell(new StepChanged(step.Id, report));
    }
}

/// <summary>A step and what was seen of it.</summary>
public sealed record SeenStep(StepId Step, StepReport Report);
