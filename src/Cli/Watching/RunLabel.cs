using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Watching;

/// <summary>How an attempt of a run is told from others: <c>candidate #1</c>.</summary>
internal static class RunLabel
{
    public static string Of(SandboxRun run) => Of(run.Workflow.Name, run.Number, run.Attempt);

    public static string Of(string workflow, int number, int attempt) =>
        attempt == 1 ? $"{workflow} #{number}" : $"{workflow} #{number}, attempt {attempt}";
}
