using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Approve;
using MsReleaseActions.ReleaseTrain.Steps.Candidates;
using MsReleaseActions.ReleaseTrain.Steps.Promote;
using MsReleaseActions.ReleaseTrain.Steps.Publish;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps;

/// <summary>The product at a commit that is ready to be built, with both lanes played.</summary>
public abstract class LaneTest : TrainTest
{
    private protected static readonly ReleaseTag Tag = ReleaseTag.Parse("v1.3.2");
    private int waitsLeft = int.MaxValue;
    private CancellationTokenSource? stopping;

    private protected ScriptedLanes Lanes { get; private set; } = null!;

    /// <summary>What GitHub was asked to change, as method and last part of the path.</summary>
    protected IReadOnlyList<string> Writes =>
        [.. Github.Log.Writes.Select(write => $"{write.Method} {write.Path.Split('/')[^1]}")];

    protected string CandidateTag => $"rc-{First}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Lanes = new ScriptedLanes(Repo, Clock);
        Clock.OnWait += _ =>
        {
            if (--waitsLeft == 0)
            {
                stopping?.Cancel();
            }
        };
    }

    /// <summary>What the steps before have found out.</summary>
    protected ReleaseContext Context() =>
        new(Channel.Stable)
        {
            Tag = Tag,
            SourceSha = Sha(First),
            MergedSha = Sha(First),
            Notes = "## New\n",
        };

    /// <summary>Runs steps as <c>publish --watch</c> does.</summary>
    private protected async Task<ReleaseContext> PublishAsync(params Func<ReleaseServices, IStep>[] steps)
    {
        var (services, context) = (Services(), Context());
        var run = new TrainRun(services, [.. steps.Select(step => step(services))], context);
        await run.RunAsync(watch: true, stopping?.Token ?? CancellationToken.None);
        return run.Context;
    }

    /// <summary>The failure that ends them.</summary>
    private protected async Task<ActionFailure> FailAsync(params Func<ReleaseServices, IStep>[] steps) =>
        (await FluentActions.Awaiting(() => PublishAsync(steps)).Should().ThrowAsync<ActionFailure>()).Which;

    /// <summary>Runs steps until the operator presses Ctrl-C at their n-th wait.</summary>
    /// <returns>False where they were done before.</returns>
    private protected async Task<bool> StopAtAsync(int wait, params Func<ReleaseServices, IStep>[] steps)
    {
        using var source = new CancellationTokenSource();
        waitsLeft = wait;
        return await StopAsync(source, steps);
    }

    /// <summary>Runs steps until the source is cancelled.</summary>
    /// <returns>False where they were done before.</returns>
    private protected async Task<bool> StopAsync(
        CancellationTokenSource source,
        params Func<ReleaseServices, IStep>[] steps
    )
    {
        stopping = source;
        try
        {
            await PublishAsync(steps);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        finally
        {
            (stopping, waitsLeft) = (null, int.MaxValue);
        }
    }

    /// <summary>One look over a connection that cannot write.</summary>
    private protected async Task<StepReport> CheckAsync(
        Func<ReleaseServices, IStep> step,
        ReleaseContext? context = null
    )
    {
        var report = await step(Services(readOnly: true)).CheckAsync(context ?? Context(), CancellationToken.None);
        Github.Log.Violations.Should().BeEmpty();
        return report;
    }

    /// <summary>Somebody dispatches a workflow by hand, on GitHub's page: no id in the title.</summary>
    private protected async Task<SandboxRun> ByHandAsync(
        string workflow,
        string branch = "main",
        params (string Name, string Value)[] inputs
    )
    {
        await Services()
            .GitHub.Runs.DispatchAsync(
                Settings.Repository,
                workflow,
                branch,
                inputs.ToDictionary(input => input.Name, input => input.Value),
                CancellationToken.None
            );
        Github.Log.Clear();
        return Repo.Actions.Runs[^1];
    }

    private protected static IStep Candidate(ReleaseServices services) => new CandidateStep(services);

    private protected static IStep Release(ReleaseServices services) => new PromoteStep(services);

    private protected static IStep Approval(ReleaseServices services) => new ApproveStep(services);

    private protected static IStep Published(ReleaseServices services) => new PublishStep(services);
}
