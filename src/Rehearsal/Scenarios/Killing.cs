using System.Diagnostics;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>Kills an action in its work, once: SIGKILL, as when a machine goes away.</summary>
internal sealed class Killing
{
    private readonly RehearsalEnvironment environment;
    private readonly string action;
    private readonly int afterUploads;
    private readonly Action told;
    private int uploads;

    /// <param name="environment">Where.</param>
    /// <param name="action">Its id.</param>
    /// <param name="afterUploads">How many uploads are let through from now on.</param>
    /// <param name="told">Called when it happens.</param>
    public Killing(RehearsalEnvironment environment, string action, int afterUploads, Action told)
    {
        (this.environment, this.action, this.afterUploads, this.told) = (environment, action, afterUploads, told);
        environment.GitHub.Log.OnExchange(Count);
    }

    /// <summary>Whether it was killed.</summary>
    public bool Happened { get; private set; }

    private void Count(Exchange exchange)
    {
        if (
            exchange.Request is not { Listener: Listener.Upload, Method: "POST" }
            || Interlocked.Increment(ref uploads) != afterUploads
        )
        {
            return;
        }
        var began = environment
            .Events.OfType<ProcessBegan>()
            .Last(began => began.What?.Contains(action, StringComparison.Ordinal) == true);
        using var process = Process.GetProcessById(began.ProcessId);
        process.Kill();
        Happened = true;
        told();
    }
}
