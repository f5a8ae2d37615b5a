using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;

namespace MsReleaseActions.Runner.Steps;

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
        Func<int, string> failed
    )
    {
        var session = call.Session;
        var files = CommandFiles.Create(session.Machine.Folders.FileCommands, Guid.NewGuid().ToString("N"));
        var environment = session.Machine.Environment(
            call.Env,
            session.Path,
            [KeyValuePair.Create("action", call.Id), .. facts]
        );
        foreach (var (name, value) in files.Variables.Concat(inputs))
        {
            environment[name] = value;
        }
        var command = new StepCommand(program, arguments, folder, environment)
        {
            Started = id => session.Tell(new ProcessBegan(session.Run, session.Shown, call.Step.Uses?.Text, id)),
        };
        var outcome = await StartAsync(call, command);
        var left = files.Read();
        Keep(session, left);
        return new StepEnd(Outcome(call, outcome, left.Failure, failed), Outputs(call.Log, left));
    }

    private static async Task<ProcessOutcome> StartAsync(StepCall call, StepCommand command)
    {
        try
        {
            return await call.Session.Processes.RunAsync(command, call.Take, call.Timeout, call.Cancelled);
        }
        catch (StepStartFailure failure)
        {
            throw new WorkflowFailure(failure.Message);
        }
    }

    // the file is read after the last line was printed, so it has the last word
    private static Dictionary<string, string> Outputs(StepLog log, CommandFileResult left)
    {
        var outputs = new Dictionary<string, string>(log.Outputs, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in left.Outputs)
        {
            outputs[name] = value;
        }
        return outputs;
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
        foreach (var annotation in left.Annotations)
        {
            session.Error(annotation.Message);
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
                call.Session.Error(
                    $"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes:0.##} minutes."
                );
                return "failure";
            case ProcessEnd.Exited when process.ExitCode != 0:
                call.Session.Error(failed(process.ExitCode));
                return "failure";
            case ProcessEnd.Exited when broken is not null:
                call.Session.Error(broken);
                return "failure";
            default:
                // a command that is not allowed was said where it was printed
                return call.Log.Failure is null ? "success" : "failure";
        }
    }
}
