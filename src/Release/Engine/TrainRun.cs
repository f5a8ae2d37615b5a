using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// Takes a release from step to step. Each is looked at before anything is done, and again after: nothing is believed
/// that GitHub does not show.
/// </summary>
/// <param name="services">What the steps work with.</param>
/// <param name="steps">In their order.</param>
/// <param name="context">What the release is meant to be.</param>
public sealed class TrainRun(ReleaseServices services, IReadOnlyList<IStep> steps, ReleaseContext context)
{
    // what was written may not be readable at once
    private const int MostLooks = 6;
    private ReleaseTag? told;

    /// <summary>The release as the checks so far have found it.</summary>
    public ReleaseContext Context { get; private set; } = context;

    /// <summary>
    /// Looks at each step, reads only. The first that is not done ends it: of what follows a preview is given.
    /// </summary>
    public async Task<IReadOnlyList<SeenStep>> CheckAsync(CancellationToken cancellation)
    {
        Begin();
        var seen = new List<SeenStep>();
        var isReached = true;
        foreach (var step in steps)
        {
            var report = isReached
                ? await step.CheckAsync(Context, cancellation)
                : services.Product.Preview(step.Id, Context, services.Settings);
            isReached &= report.Status == StepStatus.Done;
            Take(step, report);
            seen.Add(new SeenStep(step.Id, report));
        }
        return seen;
    }

    /// <summary>
    /// Goes on until everything is done, or until somebody else is at work and <paramref name="watch"/> is false.
    /// </summary>
    /// <returns>The step that is not waited for; null when all are done.</returns>
    /// <exception cref="ActionFailure">A step cannot be done, failed or took too long.</exception>
    public async Task<SeenStep?> RunAsync(bool watch, CancellationToken cancellation)
    {
        Begin();
        foreach (var step in steps)
        {
            var report = await CheckAsync(step, cancellation);
            if (report.Status == StepStatus.Done)
            {
                continue;
            }
            if (!watch && report.Status is StepStatus.Running or StepStatus.Waiting)
            {
                return new SeenStep(step.Id, report);
            }
            await ApplyAsync(step, report, cancellation);
            report = await DoneAsync(step, cancellation);
            if (report.Status != StepStatus.Done)
            {
                throw new ActionFailure(
                    ExitCode.GitHub,
                    $"The step {step.Id} was done, and GitHub does not show it: {report.Text}",
                    report.Why,
                    "Run the same command again: it continues where this one stopped"
                );
            }
        }
        return null;
    }

    private async Task ApplyAsync(IStep step, StepReport seen, CancellationToken cancellation)
    {
        services.Tell(
            new StepChanged(
                step.Id,
                seen with
                {
                    Status = seen.Status == StepStatus.Waiting ? StepStatus.Waiting : StepStatus.Running,
                }
            )
        );
        await step.ApplyAsync(Context, seen, cancellation);
    }

    private Task<StepReport> DoneAsync(IStep step, CancellationToken cancellation) =>
        LaggingReads.UntilAsync(
            services.Time,
            token => CheckAsync(step, token),
            report => report.Status == StepStatus.Done,
            MostLooks,
            look => TimeSpan.FromSeconds(look),
            cancellation
        );

    private async Task<StepReport> CheckAsync(IStep step, CancellationToken cancellation)
    {
        var report = await step.CheckAsync(Context, cancellation);
        Take(step, report);
        return report.Status == StepStatus.Blocked
            ? throw ActionFailure.No(report.Text, report.Why, report.Remedy)
            : report;
    }

    private void Begin() =>
        services.Tell(new TrainBegan(services.Repository.ToString(), Context.Channel.ToString().ToLowerInvariant()));

    private void Take(IStep step, StepReport report)
    {
        Context = report.Context ?? Context;
        if (Context.Tag is { } tag && tag != told)
        {
            told = tag;
            services.Tell(new TagKnown(tag.ToString()));
        }
        services.Tell(new StepChanged(step.Id, report));
    }
}

/// <summary>A step and what was seen of it.</summary>
public sealed record SeenStep(StepId Step, StepReport Report);
