using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.ReleaseTrainTests.Steps.Bump;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Merge;

/// <summary>The bump's pull request is open, made by somebody; its checks are what the test makes of them.</summary>
public abstract class MergeTest : BumpTest
{
    protected SandboxPull Pull { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Pull = OpenBump(First);
    }

    /// <summary>The checks of the pull request are green.</summary>
    protected void GreenPull() => Green(Pull.HeadSha, "pull_request", Branch);

    protected Task<ReleaseContext> MergeStepAsync(CancellationToken cancellation = default) =>
        RunAsync(Context(), cancellation, services => new BumpStep(services), services => new MergeStep(services));

    protected async Task<StepReport> CheckAsync()
    {
        var (services, context) = (Services(readOnly: true), Context());
        var bumped = await new BumpStep(services).CheckAsync(context, CancellationToken.None);
        return await new MergeStep(services).CheckAsync(bumped.Context!, CancellationToken.None);
    }

    /// <summary>Lets something happen when the train has waited so often.</summary>
    protected void OnWait(int nth, Action happen)
    {
        var waits = 0;
        Clock.OnWait = _ =>
        {
            if (++waits == nth)
            {
                happen();
            }
        };
    }

    /// <summary>Fails, with nothing merged.</summary>
    protected async Task<string> StopsAsync()
    {
        var before = Main;
        var failure = await FailsAsync(() => MergeStepAsync());
        (failure.ExitCode, Pull.MergedAt, Main == before || Clock.OnWait is not null)
            .Should()
            .Be((MsReleaseActions.Core.ExitCode.No, null, true));
        return failure.What;
    }
}
