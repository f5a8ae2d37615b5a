namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>
/// What yarn, pnpm and bun have in common: a word is a script of the project, or else a tool that a package brings.
/// </summary>
internal static class ScriptRunner
{
    /// <param name="locks">Lock files of which one must be there.</param>
    public static ToolPlan Install(StandInCall call, string[] locks) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            async _ =>
            {
                var project = NodeProject.Find(call, call.Folder);
                if (locks.Length > 0)
                {
                    NodeInstall.RequireLock(project, locks);
                }
                await NodeInstall.RunAsync(call, project);
            }
        );

    public static ToolPlan Add(StandInCall call, IReadOnlyList<string> names) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            async _ =>
            {
                var project = NodeProject.Find(call, call.Folder);
                await NodeInstall.RunAsync(call, project);
                foreach (var name in names.Where(name => !name.StartsWith('-')))
                {
                    ToolScript.Link(call.Options.Tools, NpxTool.ToolOf(name), project.Bin);
                }
            }
        );

    public static ToolPlan AddGlobally(StandInCall call, IReadOnlyList<string> names) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            _ =>
            {
                foreach (var name in names.Where(name => !name.StartsWith('-')))
                {
                    call.Installed.Add(NpxTool.WithoutVersion(name));
                }
                return Task.CompletedTask;
            }
        );

    public static ToolPlan Run(StandInCall call, string name, IReadOnlyList<string> arguments, bool hooks)
    {
        var project = NodeProject.Find(call, call.Folder);
        return project.Scripts.ContainsKey(name)
                ? new ToolPlan(
                    ToolEffect.None,
                    cancellation => NodeScripts.RunAsync(call, project, name, arguments, hooks, cancellation)
                )
            : project.HasBin(name) ? NodeScripts.RunBin(call, project, name, arguments)
            : ToolPlan.Unsupported(
                call,
                $"{name} is neither a script of package.json nor a tool of an installed package"
            );
    }
}
