using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>
/// One release, from the command line's side: shows the train, and turns each way to end into an exit code and a way to
/// go on.
/// </summary>
/// <param name="session">The operator.</param>
/// <param name="view">Where it is shown.</param>
/// <param name="request">What was asked for.</param>
/// <param name="typed">The command line, to be typed again.</param>
internal sealed class Publishing(OperatorSession session, ITrainView view, PublishRequest request, string typed)
{
    /// <summary>Does everything that is not done yet.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        using var pause = new PauseAfterDispatch(view.Take, request.Watch, cancellation);
        var services = session.Services(pause.Take, readOnly: false);
        var run = Run(services);
        return await EndAsync(
            async () =>
            {
                try
                {
                    var paused = await run.RunAsync(request.Watch, pause.Token);
                    return paused is null ? Published(run.Context) : Paused(paused.Report.Text);
                }
                catch (OperationCanceledException) when (pause.Happened)
                {
                    return Paused(pause.What);
                }
            },
            cancellation
        );
    }

    private TrainRun Run(ReleaseServices services) =>
        new(
            services,
            services.Product.Steps(
                services,
                request.Release,
                request.Plan,
                new Consent(view.AskAsync) { Yes = request.Yes, Tag = request.ConfirmTag?.Text },
                ActionCatalog.Needs
            ),
            new ReleaseContext(request.Release.Channel) { Notes = request.Notes }
        );

    private static TrainEnded Published(ReleaseContext context) =>
        new(
            (int)ExitCode.Done,
            context.Choice is { Kind: ChoiceKind.Published }
                ? $"{context.Tag} was published before: its assets hold, and nothing was written"
                : $"{context.Tag} is published from {context.SourceSha}, and its assets hold",
            null
        );

    private TrainEnded Paused(string what) => new((int)ExitCode.Done, $"Not waited for: {what}", typed);

    private async Task<ExitCode> EndAsync(Func<Task<TrainEnded>> work, CancellationToken cancellation)
    {
        var ended = await EndedAsync(work, cancellation);
        view.Take(ended);
        return (ExitCode)ended.ExitCode;
    }

    private async Task<TrainEnded> EndedAsync(Func<Task<TrainEnded>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (ActionFailure failure)
        {
            return new TrainEnded(
                (int)failure.ExitCode,
                failure.Message,
                failure.ExitCode == ExitCode.BadInput ? null : typed
            )
            {
                Failure = failure,
            };
        }
#pragma warning disable CA1031 // whatever a stop tears off ends as a stop
        catch (Exception) when (cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new TrainEnded(
                (int)ExitCode.Cancelled,
                "Stopped by you. What was begun stays, and what runs on GitHub goes on",
                typed
            );
        }
        catch (GitHubFailure failure)
        {
            var advice = OperatorAdvice.Of(failure);
            return new TrainEnded((int)advice.ExitCode, advice.Message, typed) { Failure = advice };
        }
    }
}
