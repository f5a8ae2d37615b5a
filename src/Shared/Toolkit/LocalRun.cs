namespace MsReleaseActions.Toolkit;

/// <summary>What an action works with that asks GitHub for nothing.</summary>
/// <param name="Id">The action's id, as its folder is called.</param>
/// <param name="Environment">The edges of the process.</param>
/// <param name="Workflow">Log, annotations, outputs and summary.</param>
/// <param name="Workspace">The folder that paths refer to.</param>
public sealed record LocalRun(string Id, ActionEnvironment Environment, Workflow Workflow, Workspace Workspace);
