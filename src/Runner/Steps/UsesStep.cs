using MsReleaseActions.Runner.BuiltinActions;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Runner.Steps;

/// <summary><c>uses:</c></summary>
internal static class UsesStep
{
    public static Task<StepEnd> RunAsync(StepCall call)
    {
        var uses = call.Step.Uses!.Text;
        call.Session.Print($"##[group]{call.Name}");
        foreach (var (name, value) in call.With())
        {
            call.Session.Print($"  {name}: {value}");
        }
        call.Session.Print("##[endgroup]");
        if (uses.StartsWith("./", StringComparison.Ordinal))
        {
            return ActionStep.RunAsync(call, OfTheTree(call, uses));
        }
        if (NativeActions.Find(uses) is { } native)
        {
            return NativeAsync(call, native);
        }
        var remote = RemoteAction.Parse(uses);
        return remote is not null && call.Session.Downloaded.Find(remote) is { } action
                ? ActionStep.RunAsync(call, action)
            : remote is not null
            && call.Session.Options.Actions.Find(remote.Repository, remote.Path, remote.Reference) is { } program
                ? ProgramAsync(call, remote, program)
            : PassOver(call, uses);
    }

    private static ActionSource OfTheTree(StepCall call, string uses)
    {
        var workspace = call.Session.Machine.Folders.Workspace;
        var folder = Path.GetFullPath(Path.Combine(workspace, uses));
        return (folder.StartsWith(workspace, StringComparison.Ordinal) ? ActionSource.Read(folder, remote: null) : null)
            ?? throw new WorkflowFailure(
                $"Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '{folder}'. Did you forget to run "
                    + "actions/checkout before running your local action?"
            );
    }

    private static async Task<StepEnd> NativeAsync(StepCall call, INativeAction action)
    {
        var (session, inputs) = (call.Session, call.With());
        ActionInputs.WarnOfUnknown(call, [.. action.Inputs]);
        var environment = session.Machine.Environment(call.Env, session.Path, [KeyValuePair.Create("action", call.Id)]);
        using var time = call.Timeout is { } limit
            ? new CancellationTokenSource(limit, session.Options.Time)
            : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Cancelled, time.Token);
        var step = new NativeStep(
            session.Run,
            session.Shown.Name,
            session.Machine.Folders.Workspace,
            session.Machine.Folders.Temp,
            session.Machine.Token,
            inputs,
            environment,
            call.Take
        )
        {
            Begin = session.Processes.Start,
        };
        try
        {
            var outcome = await action.RunAsync(step, stop.Token);
            Keep(call, outcome);
            return new StepEnd("success", outcome.Outputs);
        }
        // also where the job's own files are in the way: a folder where a file should go, one that cannot be read
        catch (Exception failure) when (failure is NativeFailure or IOException or UnauthorizedAccessException)
        {
            throw new WorkflowFailure(failure.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Error(
                call.Cancelled.IsCancellationRequested
                    ? "The operation was canceled."
                    : $"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes:0.##} minutes."
            );
            return StepEnd.Of(call.Cancelled.IsCancellationRequested ? "cancelled" : "failure");
        }
    }

    private static void Keep(StepCall call, NativeOutcome outcome)
    {
        foreach (var (name, value) in outcome.Environment)
        {
            call.Session.Variables[name] = value;
        }
        foreach (var folder in outcome.Path)
        {
            call.Session.Path.Insert(0, folder);
        }
        if (outcome.Post is { } post)
        {
            call.Session.Posts.Add((call.Name, outcome.PostOnlyOnSuccess, post));
        }
    }

    // a container action: as a process of its own, in the environment that its container would have
    private static Task<StepEnd> ProgramAsync(StepCall call, RemoteAction action, ActionProgram program)
    {
        ActionInputs.WarnOfUnknown(call, [.. program.File.Inputs.Select(input => input.Name)]);
        return ProcessStep.RunAsync(
            call,
            program.Program.Executable,
            program.Program.Arguments,
            call.Session.Machine.Folders.Workspace,
            ActionInputs.Variables(program.File, call),
            [
                KeyValuePair.Create("action_repository", action.Repository),
                KeyValuePair.Create("action_ref", action.Reference),
            ],
            code => $"Docker run failed with exit code {code}"
        );
    }

    private static Task<StepEnd> PassOver(StepCall call, string uses)
    {
        if (!call.Session.Options.PassOver.Contains(uses.Split('@')[0]))
        {
            throw new UnsupportedFailure($"uses: {uses}");
        }
        call.Session.Unsupported($"uses: {uses}", call.Step.Uses!.At.Line, passed: true);
        call.Session.Print($"##[warning]{uses} is passed over: nothing of what it does has happened");
        return Task.FromResult(StepEnd.Of("success"));
    }
}
