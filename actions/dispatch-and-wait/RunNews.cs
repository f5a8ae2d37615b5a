using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>Says what changed since the last look, and once a minute that nothing did.</summary>
internal sealed class RunNews(Workflow workflow, TimeProvider time)
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromMinutes(1);
    private string lastState = "";
    private string lastGate = "";
    private DateTimeOffset lastSaid = time.GetUtcNow();

    public void Tell(DispatchProgress progress, IReadOnlyList<PendingDeployment> pending)
    {
        var state = RunWords.State(progress.Run!, progress.Jobs);
        var gate = string.Join('\n', pending.Select(deployment => RunWords.Gate(deployment, progress.Url)));
        if (state != lastState)
        {
            Say(state);
        }
        if (gate.Length > 0 && gate != lastGate)
        {
            foreach (var line in gate.Split('\n'))
            {
                workflow.Notice("dispatch-and-wait", line);
            }
        }
        if (time.GetUtcNow() - lastSaid >= HeartbeatEvery)
        {
            Say($"still {state} after {RunWords.Time(progress.Elapsed)}");
        }
        (lastState, lastGate) = (state, gate);
    }

    private void Say(string line)
    {
        lastSaid = time.GetUtcNow();
        workflow.Info(line);
    }
}
