using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Sandbox.Runner;

/// <summary><c>uses: ./path</c>: an action of the checked-out tree.</summary>
internal static class LocalAction
{
    private static readonly string[] Names = ["action.yml", "action.yaml"];

    public static Task<StepEnd> RunAsync(StepCall call, string uses)
    {
        var workspace = call.Session.Machine.Folders.Workspace;
        var folder = Path.GetFullPath(Path.Combine(workspace, uses));
        var file = folder.StartsWith(workspace, StringComparison.Ordinal) ? Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) : null;
        if (file is null)
        {
            throw new WorkflowFailure($"Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '{folder}'. Did you forget to run actions/checkout before running your local action?");
        }
        var action = Parse(file);
        return action.Using switch
        {
            "composite" => CompositeAsync(call, action, folder),
            ['n', 'o', 'd', 'e', ..] when action.Runs["pre"] is null && action.Runs["post"] is null => NodeAsync(call, action, folder),
            var other => throw new UnsupportedFailure($"uses: {uses} ({other})"),
        };
    }

    private static ActionFile Parse(string file)
    {
        try
        {
            return ActionFile.Parse(Path.GetFileName(file), File.ReadAllText(file));
        }
        catch (InvalidWorkflowException invalid)
        {
            throw new WorkflowFailure(invalid.Message);
        }
    }

    private static async Task<StepEnd> CompositeAsync(StepCall call, ActionFile action, string folder)
    {
        if (call.Frame.Depth >= StepFrame.Deepest)
        {
            throw new WorkflowFailure($"Composite action depth exceeds {StepFrame.Deepest}");
        }
        if (action.Steps.FirstOrDefault(step => step.Run is not null && step.Shell is null) is { } bare)
        {
            throw new WorkflowFailure($"{Path.GetFileName(folder)}: line {bare.At.Line}: Required property is missing: shell");
        }
        var frame = new StepFrame(Contexts.Texts(ActionInputs.Of(action, call)), folder, [.. call.Frame.Env, .. call.Own], call.Frame.Depth + 1);
        var steps = new StepSequence(call.Session, frame, action.Steps);
        using var limit = call.Timeout is { } time ? new CancellationTokenSource(time, call.Session.Options.Time) : new CancellationTokenSource();
        var outcome = await steps.RunAsync(limit.Token);
        if (limit.IsCancellationRequested)
        {
            call.Session.Error($"The action '{call.Name}' has timed out after {call.Timeout!.Value.TotalMinutes} minutes.");
            outcome = "failure";
        }
        var scope = steps.Scope(Contexts.OfComposite, call.Env);
        return new StepEnd(outcome, action.Outputs.ToDictionary(output => output.Name, output => Workflows.Expressions.Template.Render(output.Value, scope), StringComparer.OrdinalIgnoreCase));
    }

    private static Task<StepEnd> NodeAsync(StepCall call, ActionFile action, string folder) =>
        ProcessStep.RunAsync(
            call,
            "node",
            [Path.Combine(folder, Evaluation.Text(action.Runs["main"], call.Scope))],
            call.Session.Machine.Folders.Workspace,
            ActionInputs.Variables(action, call),
            [KeyValuePair.Create("action_path", folder)],
            code => $"Process completed with exit code {code}.");
}
