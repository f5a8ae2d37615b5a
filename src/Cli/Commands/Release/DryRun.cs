using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>The train, looked at and not started.</summary>
internal static class DryRun
{
    /// <param name="services">Its connection cannot write.</param>
    /// <param name="request">Which release is meant.</param>
    /// <param name="plan">The plan that it must be, if one was given.</param>
    public static async Task<(ReleaseContext Context, IReadOnlyList<SeenStep> Seen)> CheckAsync(
        ReleaseServices services,
        ReleaseRequest request,
        ReleasePlan? plan,
        CancellationToken cancellation
    )
    {
        // what would be asked is not, and everything after it is shown as if the answer were yes
        var consent = new Consent((_, _) => Task.FromResult<string?>(null)) { OnlyLooks = true };
        var run = new TrainRun(
            services,
            services.Product.Steps(services, request, plan, consent, ActionCatalog.Needs),
            new ReleaseContext(request.Channel)
        );
        var seen = await run.CheckAsync(cancellation);
        return (run.Context, seen);
    }

    /// <summary>Shows what <c>publish</c> would do.</summary>
    public static async Task<ExitCode> ShowAsync(
        Terminal terminal,
        OperatorSession session,
        PublishRequest asked,
        bool json,
        CancellationToken cancellation
    )
    {
        if (json)
        {
            await using var view = TrainViews.For(terminal, json);
            var (_, told) = await CheckAsync(
                session.Services(view.Take, readOnly: true),
                asked.Release,
                asked.Plan,
                cancellation
            );
            RequireUnblocked(told);
            view.Take(new TrainEnded((int)ExitCode.Done, Sum(told), null));
            return ExitCode.Done;
        }
        var (context, seen) = await CheckAsync(
            session.Services(_ => { }, readOnly: true),
            asked.Release,
            asked.Plan,
            cancellation
        );
        Show(terminal, session.Settings, context, seen);
        RequireUnblocked(seen);
        return ExitCode.Done;
    }

    public static void Show(
        Terminal terminal,
        ReleaseSettings settings,
        ReleaseContext context,
        IReadOnlyList<SeenStep> seen
    )
    {
        var screen = terminal.Screen();
        screen.ShowInterpolated(
            $"[bold]{context.Tag?.Text ?? "a release"}[/] of [bold]{settings.Repository}[/], channel {
                context.Channel.ToString().ToLowerInvariant()}"
        );
        screen.WriteLine();
        StepTable.Show(screen, seen);
        screen.WriteLine();
        screen.ShowInterpolated($"{Sum(seen)}");
    }

    private static string Sum(IReadOnlyList<SeenStep> seen) =>
        seen.Any(step => step.Report.Status == StepStatus.Blocked)
            ? "It would stop there; nothing was written."
            : seen.Sum(step => step.Report.Writes.Count) switch
            {
                0 => "Nothing is left to be written.",
                var writes => $"{writes} write{(writes == 1 ? "" : "s")} would be made; none was.",
            };

    /// <exception cref="ActionFailure">A step cannot be done as things are.</exception>
    public static void RequireUnblocked(IReadOnlyList<SeenStep> seen)
    {
        if (seen.FirstOrDefault(step => step.Report.Status == StepStatus.Blocked)?.Report is { } blocked)
        {
            throw ActionFailure.No(blocked.Text, blocked.Why, blocked.Remedy);
        }
    }
}
