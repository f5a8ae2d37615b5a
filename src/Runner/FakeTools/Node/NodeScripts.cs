using MsReleaseActions.Runner.FakeTools.Tauri;

namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>Runs the scripts of <c>package.json</c>, and the tools that packages bring.</summary>
internal static class NodeScripts
{
    /// <summary>Runs a script between its <c>pre</c> and <c>post</c>; the first that fails ends it.</summary>
    /// <param name="hooks">Whether <c>pre</c> and <c>post</c> run: pnpm leaves them out.</param>
    public static async Task<int> RunAsync(
        StandInCall call,
        NodeProject project,
        string name,
        IReadOnlyList<string> arguments,
        bool hooks,
        CancellationToken cancellation
    )
    {
        foreach (var script in hooks ? (string[])[$"pre{name}", name, $"post{name}"] : [name])
        {
            if (!project.Scripts.TryGetValue(script, out var text))
            {
                continue;
            }
            var words = script == name ? string.Concat(arguments.Select(word => $" {Quote(word)}")) : "";
            await call.SayAsync($"\n> {project.Name}@{project.Version} {script}\n> {text}{words}\n");
            var environment = Environment(call, project, script);
            if (TauriWrapper.IsOne(script, text))
            {
                await call.SayAsync($"stand-in: {text} is not run, Tauri's own command is, as the wrapper would");
                (text, environment[TauriWrapper.Variable]) = (TauriWrapper.Command, text);
            }
            var code = await call.Shell(new ShellLine(text + words, project.Folder, environment), cancellation);
            if (code != 0)
            {
                return code;
            }
        }
        return 0;
    }

    /// <summary>A tool that a package brought, run as the project's own.</summary>
    public static ToolPlan RunBin(
        StandInCall call,
        NodeProject project,
        string name,
        IReadOnlyList<string> arguments
    ) => ToolPlan.Start(call with { Tool = name, Arguments = arguments, Environment = Environment(call, project, "") });

    private static Dictionary<string, string> Environment(StandInCall call, NodeProject project, string script)
    {
        var variables = new Dictionary<string, string>(call.Environment)
        {
            ["PATH"] = string.Join(Path.PathSeparator, [.. project.Bins(), call.Variable("PATH") ?? "/usr/bin:/bin"]),
            ["INIT_CWD"] = call.Folder,
            ["npm_package_name"] = project.Name,
            ["npm_package_version"] = project.Version,
        };
        if (script.Length > 0)
        {
            variables["npm_lifecycle_event"] = script;
        }
        return variables;
    }

    private static string Quote(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_=./,:@%+".Contains(letter))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
