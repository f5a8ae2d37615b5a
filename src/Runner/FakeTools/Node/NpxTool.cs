namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary><c>npx</c> and its kin: a tool of the project, or Tauri's command line, which may be fetched.</summary>
internal static class NpxTool
{
    public const string TauriPackage = "@tauri-apps/cli";

    public static ToolPlan Plan(StandInCall call)
    {
        var own = call.Arguments.TakeWhile(argument => argument.StartsWith('-')).Count();
        var package = "";
        if (call.Arguments.Take(own).LastOrDefault() is "-p" or "--package" && call.Arguments.Count > own)
        {
            package = call.Arguments[own];
            own += 1 + call.Arguments.Skip(own + 1).TakeWhile(argument => argument.StartsWith('-')).Count();
        }
        return call.Arguments.Skip(own).ToList() switch
        {
            [] => ToolPlan.Unsupported(call),
            [var name, .. var rest] => Run(call, name, package, rest),
        };
    }

    /// <summary>Runs a tool that the project brings, or fetches the one that is stood in for.</summary>
    public static ToolPlan Run(StandInCall call, string name, string package, IReadOnlyList<string> arguments)
    {
        var project = Project(call);
        var tool = ToolOf(name);
        return project?.HasBin(tool) ?? false ? NodeScripts.RunBin(call, project, tool, arguments)
            : WithoutVersion(name) == TauriPackage || (tool == "tauri" && WithoutVersion(package) == TauriPackage)
                ? ToolPlan.Start(call with { Tool = "tauri", Arguments = arguments })
            : ToolPlan.Unsupported(call, $"{name} is not among the installed packages, so it would be fetched");
    }

    /// <summary>The command that a package brings, where its name tells.</summary>
    public static string ToolOf(string package) =>
        WithoutVersion(package) is TauriPackage ? "tauri" : WithoutVersion(package).Split('/')[^1];

    public static string WithoutVersion(string package) =>
        package.LastIndexOf('@') is > 0 and var at ? package[..at] : package;

    private static NodeProject? Project(StandInCall call)
    {
        try
        {
            return NodeProject.Find(call, call.Folder);
        }
        catch (ToolFailure)
        {
            // a tool that is fetched needs no project
            return null;
        }
    }
}
