using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Runner.Steps;

/// <summary>
/// A <c>uses:</c> step whose action's files are on the machine, by what its action says it is run with.
/// </summary>
internal static class ActionStep
{
    public static Task<StepEnd> RunAsync(StepCall call, ActionSource action) =>
        action.File.Using switch
        {
            "composite" => CompositeAsync(call, action),
            "docker" => ContainerStep.RunAsync(call, action),
            ['n', 'o', 'd', 'e', ..] when action.File.Runs["pre"] is null && action.File.Runs["post"] is null =>
                NodeAsync(call, action),
            var other => throw new UnsupportedFailure($"uses: {call.Step.Uses!.Text} ({other})"),
        };

    private static async Task<StepEnd> CompositeAsync(StepCall call, ActionSource source)
    {
        var (action, folder) = (source.File, source.Folder);
        if (call.Frame.Depth >= StepFrame.Deepest)
        {
            throw new WorkflowFailure($"Composite action depth exceeds {StepFrame.Deepest}");
        }
        if (action.Steps.FirstOrDefault(step => step.Run is not null && step.Shell is null) is { } bare)
        {
            throw new WorkflowFailure(
                $"{Path.GetFileName(folder)}: line {bare.At.Line}: Required property is missing: shell"
            );
        }
        var facts = source.Facts.Append(KeyValuePair.Create("action_path", folder));
        var frame = new StepFrame(
            Contexts.Texts(ActionInputs.Of(action, call)),
            [.. facts],
            [.. call.Frame.Env, .. call.Own],
            call.Frame.Depth + 1
        );
        var steps = new StepSequence(call.Session, frame, action.Steps);
        using var limit = call.Timeout is { } time
            ? new CancellationTokenSource(time, call.Session.Options.Time)
            : new CancellationTokenSource();
        var outcome = await steps.RunAsync(limit.Token);
        if (limit.IsCancellationRequested)
        {
            call.Session.Error(
                $"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes} minutes."
            );
            outcome = "failure";
        }
        var scope = steps.Scope(Contexts.OfComposite, call.Env);
        return new StepEnd(
            outcome,
            action.Outputs.ToDictionary(
                output => output.Name,
                output => Template.Render(output.Value, scope),
                StringComparer.OrdinalIgnoreCase
            )
        );
    }

    private static Task<StepEnd> NodeAsync(StepCall call, ActionSource source) =>
        ProcessStep.RunAsync(
            call,
            "node",
            [Path.Combine(source.Folder, Evaluation.Text(source.File.Runs["main"], call.Scope))],
            call.Session.Machine.Folders.Workspace,
            ActionInputs.Variables(source.File, call),
            source.Facts.Append(KeyValuePair.Create("action_path", source.Folder)),
            code => $"Process completed with exit code {code}."
        );
}
