using MsReleaseActions.Sandbox.Runner.Native;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Sandbox.Runner;

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
            return LocalAction.RunAsync(call, uses);
        }
        if (NativeActions.Find(uses) is { } native)
        {
            return NativeAsync(call, native);
        }
        var found = RemoteAction.Parse(uses) is { } remote ? call.Session.Options.Actions.Find(remote.Repository, remote.Path, remote.Reference) : null;
        return found is null ? PassOver(call, uses) : ProgramAsync(call, RemoteAction.Parse(uses)!, found);
    }

    private static async Task<StepEnd> NativeAsync(StepCall call, INativeAction action)
    {
        var (session, inputs) = (call.Session, call.With());
        WarnOfUnknown(call, inputs.Keys, [.. action.Inputs]);
        var environment = session.Machine.Environment(call.Env, session.Path, [KeyValuePair.Create("action", call.Id)]);
        using var time = call.Timeout is { } limit ? new CancellationTokenSource(limit, session.Options.Time) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Cancelled, time.Token);
        var step = new NativeStep(
            session.Run, session.Shown.Name, session.Machine.Folders.Workspace, session.Machine.Folders.Temp, session.Machine.Token, inputs, environment, call.Take);
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
            session.Error(call.Cancelled.IsCancellationRequested ? "The operation was canceled." : $"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes:0.##} minutes.");
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
        WarnOfUnknown(call, call.With().Keys, [.. program.File.Inputs.Select(input => input.Name)]);
        return ProcessStep.RunAsync(
            call,
            program.Executable,
            [],
            call.Session.Machine.Folders.Workspace,
            ActionInputs.Variables(program.File, call),
            [KeyValuePair.Create("action_repository", action.Repository), KeyValuePair.Create("action_ref", action.Reference)],
            code => $"Docker run failed with exit code {code}");
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

    private static void WarnOfUnknown(StepCall call, IEnumerable<string> given, IReadOnlyList<string> declared)
    {
        var unknown = given.Where(name => !declared.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0)
        {
            call.Take($"::warning::Unexpected input(s) '{string.Join("', '", unknown)}', valid inputs are ['{string.Join("', '", declared)}']");
        }
    }
}

/// <summary><c>owner/name/path@reference</c>.</summary>
internal sealed record RemoteAction(string Repository, string Path, string Reference)
{
    public static RemoteAction? Parse(string uses) =>
        uses.Split('@') is [var path, var reference] && path.Split('/', 3) is [var owner, var name, ..] parts
            ? new RemoteAction($"{owner}/{name}", parts.Length > 2 ? parts[2] : "", reference)
            : null;
}

/// <summary>The inputs of an action as its process gets them.</summary>
internal static class ActionInputs
{
    /// <summary>Each declared input under <c>INPUT_NAME</c>: as given, else its default, else empty. Others do not arrive in a container.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(ActionFile file, StepCall call) =>
        Of(file, call).Select(input => KeyValuePair.Create($"INPUT_{input.Key.Replace(' ', '_').ToUpperInvariant()}", input.Value));

    /// <summary>Each declared input by its name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ActionFile file, StepCall call)
    {
        var given = call.With();
        return file.Inputs.Select(input => KeyValuePair.Create(
            input.Name,
            given.TryGetValue(input.Name, out var value) ? value : Workflows.Expressions.Template.Render(input.Default, call.Scope)));
    }
}
