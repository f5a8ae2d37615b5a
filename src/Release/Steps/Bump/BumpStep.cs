using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>The pull request that writes the version: one commit on the released one, made without a clone.</summary>
/// <param name="space">What steps work with.</param>
public sealed class BumpStep(ReleaseServices space) : IStep
{
    private readonly BumpReader look = new(space);
    private readonly BumpMessages words = new(space.Settings, space.Change.Words);

    public StepId Id => StepId.Bump;

    public async Task<StepReport> LookAsync(ReleaseContext journey, CancellationToken cancellation)
    {
        if (journey is not { Tag: { } tag, Base: { } @base })
        {
            return space.Product.Foretell(Id, journey, space.Settings);
        }
        var sight = await look.ReadAsync(tag, @base, cancellation);
        journey.PullRequest = sight.Pull?.Number;
        journey.MergedSha = sight is { Problem: null, Files.IsNeeded: false } ? @base : journey.MergedSha;
        return words.Report(sight);
    }

    public async Task ActAsync(ReleaseContext journey, StepReport seen, CancellationToken cancellation)
    {
        var sight = await look.ReadAsync(journey.Tag!, journey.Base!, cancellation);
        if (sight.Problem is { } problem)
        {
            throw ActionFailure.No(problem.What, problem.Why, problem.Remedy);
        }
        foreach (var warning in MsiVersion.Warnings(sight.Files.Changes, journey.Tag!))
        {
            space.Tell(new TrainWarned(warning));
        }
        var writing = new BumpWriting(space);
        foreach (var superseded in sight.Superseded)
        {
            await writing.CloseAsync(superseded, sight, cancellation);
        }
        if (sight is { Files.IsNeeded: true, HasBranch: false, Pull: null })
        {
            await writing.CreateBranchAsync(sight, cancellation);
        }
        if (sight is { Files.IsNeeded: true, Pull: null })
        {
            await writing.OpenAsync(sight, cancellation);
        }
    }
}
