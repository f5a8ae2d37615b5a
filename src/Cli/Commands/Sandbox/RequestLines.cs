using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary>Prints each request of a sandbox once it is answered, and each violation when it is noticed.</summary>
internal sealed class RequestLines(RequestLog log, IAnsiConsole screen, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HashSet<int> shown = [];
    private int violations;

    /// <summary>Goes on until it is cancelled, then prints what came last.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            Show();
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Show();
    }

    internal void Show()
    {
        foreach (
            var request in log.Requests.Where(request =>
                (request.Status != 0 || request.Cut) && shown.Add(request.Number)
            )
        )
        {
            screen.ShowInterpolated(Line(request));
        }
        foreach (var violation in log.Violations.Skip(violations))
        {
            violations++;
            screen.ShowInterpolated($"[bold red]  violation[/] [red]{CommandText.Line(violation)}[/]");
        }
    }

    private static FormattableString Line(RequestRecord request)
    {
        var path = CommandText.Line(request.Query.Length > 0 ? $"{request.Path}?{request.Query}" : request.Path);
        var status = request.Cut ? "cut" : $"{request.Status}";
        var who = request.TokenLogin ?? "anonymous";
        return request switch
        {
            { Cut: true } or { Status: >= 500 } => $"[red]{status, 3}[/]  {request.Method, -6} {path}  [dim]{who}[/]",
            { Status: >= 400 } => $"[yellow]{status, 3}[/]  {request.Method, -6} {path}  [dim]{who}[/]",
            { Status: >= 300 } => $"[blue]{status, 3}[/]  {request.Method, -6} {path}  [dim]{who}[/]",
            _ => $"[green]{status, 3}[/]  {request.Method, -6} {path}  [dim]{who}[/]",
        };
    }
}
