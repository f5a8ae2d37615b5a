using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>The pull request that writes the version: one commit on the released one, made without a clone.</summary>
/// <param name="services">What steps work with.</param>
public sealed class BumpStep(ReleaseServices services) : IStep
{
    public StepId Id => StepId.Bump;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is not { Tag: { } tag, Base: { } @base })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        var change = services.ChangeOf(context);
        var snapshot = await new BumpReader(services, change).ReadAsync(tag, @base, cancellation);
        return new BumpMessages(services.Settings, change.Words).Report(snapshot) with
        {
            Context = context with
            {
                PullRequest = snapshot.Pull?.Number,
                MergedSha = snapshot is { Problem: null, Files.IsNeeded: false } ? @base : context.MergedSha,
            },
        };
    }

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var change = services.ChangeOf(context);
        var snapshot = await new BumpReader(services, change).ReadAsync(context.Tag!, context.Base!, cancellation);
        if (snapshot.Problem is { } problem)
        {
            throw ActionFailure.No(problem.What, problem.Why, problem.Remedy);
        }
        if (MsiVersion.Warning(services.Settings.Build, snapshot.Files.Changes, context.Tag!) is { } warning)
        {
            services.Tell(new TrainWarned(warning));
        }
        var writing = new BumpWriting(services, change);
        foreach (var superseded in snapshot.Superseded)
        {
            await writing.CloseAsync(superseded, snapshot, cancellation);
        }
        if (snapshot is { Files.IsNeeded: true, HasBranch: false, Pull: null })
        {
            await writing.CreateBranchAsync(snapshot, cancellation);
        }
        if (snapshot is { Files.IsNeeded: true, Pull: null })
        {
            await writing.OpenAsync(snapshot, cancellation);
        }
    }
}
