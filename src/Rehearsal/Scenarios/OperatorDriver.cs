using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// The operator of a rehearsal: the train that <c>ms release app publish</c> is, on the embedded GitHub, and the
/// reviewer who answers it.
/// </summary>
/// <param name="driver">Where people act.</param>
internal sealed class OperatorDriver(ScenarioDriver driver)
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
        driver.Act(
            "operator",
            $"ms release {driver.Environment.Product.Kind.Word} publish --channel "
                + $"{request.Channel.ToString().ToLowerInvariant()} --auto --watch"
        );
        TrainRun? run = null;
        using var http = new GitHubHttp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var services = Services(http, happened => Take(happened, run, stop));
        try
        {
            var steps = services.Product.Steps(
                services,
                request,
                plan: null,
                new Consent((_, _) => Task.FromResult<string?>(null)) { Yes = true },
                ActionCatalog.Needs
            );
            run = new TrainRun(services, steps, new ReleaseContext(request.Channel) { Notes = "A rehearsal." });
            await run.RunAsync(watch: true, stop.Token);
            return null;
        }
        catch (ActionFailure failure)
        {
            driver.Act("operator", $"is told: {failure.What}");
            return failure;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            driver.Act("operator", $"types Ctrl-C at {StopAt!.Value.Step}");
            return new ActionFailure(ExitCode.Cancelled, "Stopped by the operator");
        }
        catch (GitHubFailure failure)
        {
            throw new ScenarioFailure(RehearsalProblem.Of("the train stopped", OperatorAdvice.Of(failure)));
        }
        finally
        {
            await decision.WaitAsync(cancellation);
        }
    }

    private ReleaseServices Services(GitHubHttp http, Action<TrainEvent> tell)
    {
        var (environment, time) = (driver.Environment, new AcceleratedTimeProvider());
        var client = new GitHubClients(
            http,
            time,
            new LineLog(line => tell(new TrainWarned(line))),
            environment.GitHub.ApiUrl
        ).Connect(environment.Token);
        return new ReleaseServices(
            environment.Settings,
            KnownProducts.Of(environment.Settings.Kind),
            client,
            new OperatorClient(client),
            time,
            tell
        )
        {
            Attestations = new EmbeddedAttestations(environment.Product.Repository),
        };
    }

    private void Take(TrainEvent happened, TrainRun? run, CancellationTokenSource stop)
    {
        Observe?.Invoke(happened);
        driver.Environment.ReleaseTag = run?.Context.Tag?.Text ?? driver.Environment.ReleaseTag;
        driver.Environment.SourceSha = run?.Context.SourceSha?.Text ?? driver.Environment.SourceSha;
        switch (happened)
        {
            case WriteAnnounced write:
                driver.Act("operator", $"will {write.What}");
                break;
            case TrainWarned warned:
                driver.Act("operator", $"is warned: {warned.Text}");
                break;
            case ApprovalAwaited when decision.IsCompleted:
                decision = Task.Run(() => driver.AnswerAsync(Approves));
                break;
            case StepChanged change when (change.Step, change.Report.Status) == StopAt:
                stop.Cancel();
                break;
            default:
                break;
        }
    }
}
