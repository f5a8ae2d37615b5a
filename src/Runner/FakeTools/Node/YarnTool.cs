namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary><c>yarn</c>: on GitHub's machines from the start.</summary>
internal static class YarnTool
{
    public static ToolPlan Plan(StandInCall call) =>
        call.Words switch
        {
            ["--version" or "-v"] => ToolPlan.Say(call, ToolEffect.None, "1.22.22"),
            ["--cwd", var folder, .. var rest] => Plan(call with { Folder = call.Full(folder), Arguments = [.. rest] }),
            [] or ["install", ..] or ["--frozen-lockfile" or "--immutable" or "--network-timeout", ..] => Install(call),
            ["cache", "dir"] => ToolPlan.Say(
                call,
                ToolEffect.None,
                Path.Combine(call.Variable("HOME") ?? call.Folder, ".cache", "yarn", "v6")
            ),
            ["add", .. var names] => ScriptRunner.Add(call, names),
            ["global", "add", .. var names] => ScriptRunner.AddGlobally(call, names),
            ["run" or "exec", var name, .. var rest] => ScriptRunner.Run(call, name, rest, hooks: true),
            [var name, .. var rest] when !name.StartsWith('-') => ScriptRunner.Run(call, name, rest, hooks: true),
            _ => ToolPlan.Unsupported(call),
        };

    private static ToolPlan Install(StandInCall call) =>
        ScriptRunner.Install(
            call,
            call.Arguments.Any(argument => argument is "--frozen-lockfile" or "--immutable") ? ["yarn.lock"] : []
        );
}
