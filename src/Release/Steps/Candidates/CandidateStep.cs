using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>The one heavy build of an app.</summary>
/// <param name="space">The product, and GitHub.</param>
public sealed class CandidateStep(ReleaseServices space) : IStep
{
    public StepId Id => StepId.Candidate;

    public async Task<StepReport> LookAsync(ReleaseContext journey, CancellationToken cancellation)
    {
        if (journey is not { SourceSha: not null, Tag: not null })
        {
            return space.Product.Foretell(Id, journey, space.Settings);
        }
        var build = BuildOf(journey);
        var sight = await build.ReadAsync(cancellation);
        journey.CandidateRun = sight.RunId;
        return build.Report(sight);
    }

    /// <inheritdoc/>
    public async Task ActAsync(ReleaseContext journey, StepReport seen, CancellationToken cancellation)
    {
        var build = BuildOf(journey);
        // what was seen may be old: somebody else may have dispatched since
        var sight = await build.ReadAsync(cancellation);
        if (await build.StartAsync(sight, cancellation) is not { } run)
        {
            return;
        }
        journey.CandidateRun = run.Id;
        space.Tell(new StepChanged(Id, new StepReport(StepStatus.Running, $"run {run.Id} builds {sight.Candidate.Tag}") { Url = run.HtmlUrl }));
        await build.FollowAsync(run, cancellation);
    }

    private CandidateBuild BuildOf(ReleaseContext journey) => new(space, Id, WantedCandidate.OfApp(journey.SourceSha!, journey.Tag, space.Settings));
}
