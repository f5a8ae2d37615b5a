using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The operator of a rehearsal: the train that <c>ms release app publish</c> is, on the embedded GitHub, and the reviewer who answers it.</summary>
/// <param name="play">Where people act.</param>
internal sealed class OperatorDriver(ScenarioDriver play)
{
    private Task decision = Task.CompletedTask;

    /// <summary>Whether the reviewer says yes.</summary>
    public bool Approves { get; init; } = true;

    /// <summary>Told each event of the train, before anything else is done with it.</summary>
    public Action<TrainEvent>? Observe { get; init; }

    /// <summary>Ctrl-C as soon as a step is in this state; null: never.</summary>
    public (StepId Step, StepStatus Status)? StopAt { get; init; }

    /// <summary>Publishes as far as it goes.</summary>
    /// <returns>Why it stopped; null when it is published and proven.</returns>
    public async Task<ActionFailure?> PublishAsync(ReleaseRequest request, CancellationToken cancellation)
    {
        play.Act("operator", $"ms release {play.Stage.Product.Kind.Word} publish --channel {request.Channel.ToString().ToLowerInvariant()} --auto --watch");
        var journey = new ReleaseContext(request.Channel) { Notes = "A rehearsal." };
        using var http = new GitHubHttp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var space = Space(http, happened => Take(happened, journey, stop));
        try
        {
            var steps = space.Product.Steps(space, request, plan: null, new Consent((_, _) => Task.FromResult<string?>(null)) { Yes = true }, ActionCatalog.Needs);
            await new TrainRun(space, steps).RunAsync(journey, watch: true, stop.Token);
            return null;
        }
        catch (ActionFailure failure)
        {
            play.Act("operator", $"is told: {failure.Message}");
            return failure;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            play.Act("operator", $"types Ctrl-C at {StopAt!.Value.Step}");
            return new ActionFailure(ExitCode.Cancelled, "Stopped by the operator");
        }
        catch (GitHubFailure failure)
        {
            throw new ScenarioFailure(OperatorAdvice.Of(failure).Message);
        }
        finally
        {
            await decision.WaitAsync(cancellation);
        }
    }

    private ReleaseServices Space(GitHubHttp http, Action<TrainEvent> tell)
    {
        var (stage, time) = (play.Stage, new AcceleratedTimeProvider());
        var client = new GitHubClients(http, time, new LineLog(line => tell(new TrainWarned(line))), stage.GitHub.ApiUrl).Connect(stage.Token);
        return new ReleaseServices(stage.Settings, KnownProducts.Of(stage.Settings.Kind), client, new OperatorClient(client), time, tell);
    }

    private void Take(TrainEvent happened, ReleaseContext journey, CancellationTokenSource stop)
    {
        Observe?.Invoke(happened);
        (play.Stage.ReleaseTag, play.Stage.SourceSha) = (journey.Tag?.Text ?? play.Stage.ReleaseTag, journey.SourceSha?.Text ?? play.Stage.SourceSha);
        switch (happened)
        {
            case WriteAnnounced write:
                play.Act("operator", $"will {write.What}");
                break;
            case TrainWarned warned:
                play.Act("operator", $"is warned: {warned.Text}");
                break;
            case ApprovalAwaited when decision.IsCompleted:
                decision = Task.Run(() => play.AnswerAsync(Approves));
                break;
            case StepChanged change when (change.Step, change.Report.Status) == StopAt:
                stop.Cancel();
                break;
            default:
                break;
        }
    }
}
