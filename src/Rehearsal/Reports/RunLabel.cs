using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>
/// How an attempt of a run is told from others: <c>candidate #1</c>, and where several repositories have workflows
/// <c>loader candidate #1</c>.
/// </summary>
internal static class RunLabel
{
    public static string Of(SandboxRun run) => Of(NameOf(run), run.Number, run.Attempt);

    public static string Of(string workflow, int number, int attempt) =>
        attempt == 1 ? $"{workflow} #{number}" : $"{workflow} #{number}, attempt {attempt}";

    /// <summary>The workflow, and whose it is where that is not plain.</summary>
    public static string NameOf(SandboxRun run) =>
        run.Repository.Sandbox.Repositories.Count(repository => repository.Actions.Workflows.Count > 0) > 1
            ? $"{run.Repository.Name} {run.Workflow.Name}"
            : run.Workflow.Name;
}
