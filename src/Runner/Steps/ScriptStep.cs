using MsReleaseActions.Runner.Processes;

namespace MsReleaseActions.Runner.Steps;

/// <summary><c>run:</c></summary>
internal static class ScriptStep
{
    public static async Task<StepEnd> RunAsync(StepCall call)
    {
        var (session, step, job) = (call.Session, call.Step, call.Session.MatrixJob.Job);
        var script = Workflows.Expressions.Template.Render(step.Run!.Text, call.Scope);
        var shell = step.Shell ?? (call.Frame.IsJob ? job.Defaults.Shell ?? session.WorkflowDefaults.Shell : null);
        var folder =
            step.WorkingDirectory
            ?? (call.Frame.IsJob ? job.Defaults.WorkingDirectory ?? session.WorkflowDefaults.WorkingDirectory : null);
        var start = folder is null
            ? session.Machine.Folders.Workspace
            : Path.Combine(session.Machine.Folders.Workspace, Evaluation.Text(folder, call.Scope));
        if (!Directory.Exists(start))
        {
            throw new WorkflowFailure(
                $"An error occurred trying to start process: the working directory '{start}' does not exist"
            );
        }
        var command = Shells.Resolve(
            shell is null ? null : Evaluation.Text(shell, call.Scope),
            session.Machine.Image.Os,
            script,
            session.Machine.Folders.Temp,
            session.Machine.Environment([], session.Path, [])["PATH"]
        );
        session.Print($"##[group]{call.Name}");
        session.Print(script.TrimEnd());
        session.Print("##[endgroup]");
        return await ProcessStep.RunAsync(
            call,
            command.FileName,
            command.Arguments,
            start,
            [],
            call.Frame.Facts,
            code => $"Process completed with exit code {code}."
        );
    }
}
