using MsReleaseActions.Sandbox.Runner.Steps;

namespace MsReleaseActions.Sandbox.Runner;

/// <summary>A step that is a process: a script, or an action's program.</summary>
internal static class ProcessStep
{
    /// <param name="call">The step.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="inputs"><c>INPUT_…</c> of an action; empty for a script.</param>
    /// <param name="facts">More texts of <c>github</c>.</param>
    /// <param name="failed">What is said when it ends with an exit code other than 0.</param>
    public static async Task<StepEnd> RunAsync(
        StepCall call,
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IEnumerable<KeyValuePair<string, string>> inputs,
        IEnumerable<KeyValuePair<string, string>> facts,
        Func<int, string> failed)
    {
        var session = call.Session;
        var files = CommandFiles.Create(session.Machine.Folders.FileCommands, Guid.NewGuid().ToString("N"));
        var environment = session.Machine.Environment(call.Env, session.Path, [KeyValuePair.Create("action", call.Id), .. facts]);
        foreach (var (name, value) in files.Variables.Concat(inputs))
        {
            environment[name] = value;
        }
        var process = new StepProcess(session.Options.Time);
        var outcome = await process.RunAsync(new StepCommand(program, arguments, folder, environment), call.Take, call.Timeout, call.Cancelled);
        var left = files.Read();
        Keep(session, left);
        return new StepEnd(Outcome(call, outcome, left.Failure ?? call.Log.Failure, failed), left.Outputs);
    }

    private static void Keep(JobSession session, CommandFileResult left)
    {
        foreach (var (name, value) in left.Environment)
        {
            session.Variables[name] = value;
        }
        foreach (var folder in left.Path)
        {
            session.Path.Insert(0, folder);
        }
        if (left.Summary.Length > 0)
        {
            session.Tell(new SummaryWritten(session.Run, session.Shown, session.Masks.Hide(left.Summary)));
        }
    }

    private static string Outcome(StepCall call, ProcessOutcome process, string? broken, Func<int, string> failed)
    {
        switch (process.End)
        {
            case ProcessEnd.Cancelled:
                call.Session.Error("The operation was canceled.");
                return "cancelled";
            case ProcessEnd.TimedOut:
                call.Session.Error($"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes:0.##} minutes.");
                return "failure";
            case ProcessEnd.Exited when process.ExitCode != 0:
                call.Session.Error(failed(process.ExitCode));
                return "failure";
            case ProcessEnd.Exited when broken is not null:
                call.Session.Error(broken);
                return "failure";
            default:
                return "success";
        }
    }
}
