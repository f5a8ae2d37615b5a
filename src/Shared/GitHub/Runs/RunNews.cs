using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>Says what changed since the last look, and now and then that nothing did.</summary>
internal sealed class RunNews(WatchOptions options, RunAccess access)
{
    private string lastState = "";
    private string lastGate = "";
    private DateTimeOffset lastSaid = access.Time.GetUtcNow();

    public void Tell(RunProgress progress, IReadOnlyList<PendingDeployment> pending)
    {
        var state = RunMessages.State(progress.Run!, progress.Jobs);
        var gate = string.Join('\n', pending.Select(deployment => RunMessages.Gate(deployment, progress.Url)));
        if (state != lastState)
        {
            Say(state);
        }
        if (gate.Length > 0 && gate != lastGate)
        {
            foreach (var line in gate.Split('\n'))
            {
                access.Log.Notice(options.Title, line);
            }
        }
        if (access.Time.GetUtcNow() - lastSaid >= options.Heartbeat)
        {
            Say($"still {state} after {RunMessages.Time(progress.Elapsed)}");
        }
        (lastState, lastGate) = (state, gate);
    }

    private void Say(string line)
    {
        lastSaid = access.Time.GetUtcNow();
        access.Log.Info(line);
    }
}
