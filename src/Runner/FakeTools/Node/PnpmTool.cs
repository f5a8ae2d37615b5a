namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>
/// <c>pnpm</c>: there only after something installed it (<c>pnpm/action-setup</c>, <c>corepack enable</c>, <c>npm
/// install --global pnpm</c>).
/// </summary>
internal static class PnpmTool
{
    public const string Name = "pnpm";

    public static ToolPlan Plan(StandInCall call) =>
        !call.Installed.Has(Name)
            ? ToolPlan.Absent("command not found: no step of this job has installed pnpm")
            : call.Words switch
            {
                ["--version" or "-v"] => ToolPlan.Say(call, ToolEffect.None, "10.20.0"),
                ["--dir" or "-C", var folder, .. var rest] => Plan(
                    call with
                    {
                        Folder = call.Full(folder),
                        Arguments = [.. rest],
                    }
                ),
                ["install" or "i", ..] => Install(call),
                ["store", "path", ..] => ToolPlan.Say(
                    call,
                    ToolEffect.None,
                    Path.Combine(call.Variable("HOME") ?? call.Folder, ".local", "share", "pnpm", "store", "v10")
                ),
                ["add", "-g" or "--global", .. var names] => ScriptRunner.AddGlobally(call, names),
                ["add", .. var names] => ScriptRunner.Add(call, names),
                ["run", var name, .. var rest] when !name.StartsWith('-') => ScriptRunner.Run(
                    call,
                    name,
                    rest,
                    hooks: false
                ),
                ["exec", var name, .. var rest] => ScriptRunner.Run(call, name, rest, hooks: false),
                ["dlx", var name, .. var rest] => NpxTool.Run(call, name, "", rest),
                [var name, .. var rest] when !name.StartsWith('-') => ScriptRunner.Run(call, name, rest, hooks: false),
                _ => ToolPlan.Unsupported(call),
            };

    public static ToolPlan PlanPnpx(StandInCall call) =>
        !call.Installed.Has(Name)
            ? ToolPlan.Absent("command not found: no step of this job has installed pnpm")
            : NpxTool.Plan(call);

    // in CI the lock file is frozen unless somebody says otherwise
    private static ToolPlan Install(StandInCall call) =>
        ScriptRunner.Install(
            call,
            call.Arguments.Contains("--no-frozen-lockfile")
            || (call.Variable("CI") is null && !call.Arguments.Contains("--frozen-lockfile"))
                ? []
                : ["pnpm-lock.yaml"]
        );
}
