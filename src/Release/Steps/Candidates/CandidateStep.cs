using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>The one heavy build of an app.</summary>
/// <param name="services">The product, and GitHub.</param>
public sealed class CandidateStep(ReleaseServices services) : IStep
{
    public StepId Id => StepId.Candidate;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is not { SourceSha: not null, Tag: not null })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        var build = BuildOf(context);
        var snapshot = await build.ReadAsync(cancellation);
        return build.Report(snapshot);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var build = BuildOf(context);
        // what was seen may be old: somebody else may have dispatched since
        var snapshot = await build.ReadAsync(cancellation);
        if (await build.StartAsync(snapshot, cancellation) is not { } run)
        {
            return;
        }
        services.Tell(
            new StepChanged(
                Id,
                new StepReport(StepStatus.Running, $"run {run.Id} builds {snapshot.Candidate.Tag}")
                {
                    Url = run.HtmlUrl,
                }
            )
        );
        await build.FollowAsync(run, cancellation);
    }

    private CandidateBuild BuildOf(ReleaseContext context) =>
        new(services, Id, WantedCandidate.OfApp(context.SourceSha!, context.Tag, services.Settings));
}
