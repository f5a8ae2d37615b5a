namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>
/// <c>bun</c> as a package manager: there only after something installed it (<c>oven-sh/setup-bun</c>, <c>npm install
/// --global bun</c>).
/// </summary>
internal static class BunTool
{
    public const string Name = "bun";

    public static ToolPlan Plan(StandInCall call) =>
        !call.Installed.Has(Name)
            ? ToolPlan.Absent("command not found: no step of this job has installed bun")
            : call.Words switch
            {
                ["--version" or "-v"] => ToolPlan.Say(call, ToolEffect.None, "1.3.1"),
                ["install" or "i" or "ci", ..] => ScriptRunner.Install(
                    call,
                    call.Arguments.Any(argument => argument is "--frozen-lockfile" or "ci")
                        ? ["bun.lock", "bun.lockb"]
                        : []
                ),
                ["add", "-g" or "--global", .. var names] => ScriptRunner.AddGlobally(call, names),
                ["add", .. var names] => ScriptRunner.Add(call, names),
                ["x", .. var rest] => NpxTool.Plan(call with { Arguments = [.. rest] }),
                ["run", var name, .. var rest] when !name.StartsWith('-') => ScriptRunner.Run(
                    call,
                    name,
                    rest,
                    hooks: true
                ),
                ["test" or "build" or "init" or "create" or "upgrade" or "publish", ..] => ToolPlan.Unsupported(call),
                [var name, .. var rest] when !name.StartsWith('-') => ScriptRunner.Run(call, name, rest, hooks: true),
                _ => ToolPlan.Unsupported(call),
            };

    public static ToolPlan PlanBunx(StandInCall call) =>
        !call.Installed.Has(Name)
            ? ToolPlan.Absent("command not found: no step of this job has installed bun")
            : NpxTool.Plan(call);
}
