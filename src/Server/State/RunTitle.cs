using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Server.State;

/// <summary>
/// The title of a run: what <c>run-name</c> makes of the contexts <c>github</c>, <c>inputs</c> and <c>vars</c>.
/// </summary>
internal static class RunTitle
{
    /// <summary>
    /// The rendered <c>run-name</c>; where it is missing or blank the commit's first line for a push, a pull request's
    /// title, else the workflow's name.
    /// </summary>
    /// <exception cref="ExpressionException">An expression in it cannot be evaluated.</exception>
    public static string Of(SandboxRun run, WorkflowDocument? document)
    {
        var title = Template.Render(
            document?.RunName ?? "",
            Contexts.Scope(Contexts.OfRun, RunFacts.Contexts(run, document?.Dispatch ?? []))
        );
        return !string.IsNullOrWhiteSpace(title) ? title.Trim()
            : run.Made.Event == "push" ? run.HeadCommit.Message.Split('\n')[0]
            : run.Made.Pull?.Title ?? run.Workflow.Name;
    }
}
