namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary><c>npm</c>: installs, and runs scripts.</summary>
internal static class NpmTool
{
    private static readonly string[] WithValue =
    [
        "--prefix",
        "-C",
        "--loglevel",
        "--workspace",
        "-w",
        "--omit",
        "--include",
        "--registry",
        "--cache",
    ];

    public static ToolPlan Plan(StandInCall call)
    {
        var arguments = NodeArguments.Read(call.Arguments, WithValue);
        if (arguments.Has("--workspace", "-w", "--workspaces", "-ws"))
        {
            return ToolPlan.Unsupported(call, "workspaces are not stood in for");
        }
        var here = arguments.Value("--prefix", "-C") is { } prefix ? call with { Folder = call.Full(prefix) } : call;
        return arguments.Positional.ToArray() switch
        {
            [] when arguments.Has("--version", "-v") => ToolPlan.Say(call, ToolEffect.None, "11.6.2"),
            ["ci" or "clean-install", ..] => ToolPlan.Do(
                ToolEffect.Installs,
                async _ =>
                {
                    var project = NodeProject.Find(here, here.Folder);
                    NodeInstall.RequireNpmLock(project);
                    await NodeInstall.RunAsync(here, project);
                }
            ),
            ["install" or "i" or "add", .. var names] => Install(here, names, arguments.Has("-g", "--global")),
            ["run" or "run-script", var name, .. var rest] => Run(
                here,
                name,
                [.. rest, .. arguments.Rest],
                arguments.Has("--if-present")
            ),
            ["test" or "t" or "tst", .. var rest] => Run(here, "test", [.. rest, .. arguments.Rest], ifPresent: false),
            ["start", .. var rest] => Run(here, "start", [.. rest, .. arguments.Rest], ifPresent: false),
            ["config", "get", "cache"] => ToolPlan.Say(
                call,
                ToolEffect.None,
                Path.Combine(call.Variable("HOME") ?? call.Folder, ".npm")
            ),
            // these have options of their own, which npm does not take for itself
            ["exec" or "x", ..] => NpxTool.Plan(
                here with
                {
                    Arguments = [.. call.Arguments.SkipWhile(argument => argument is not ("exec" or "x")).Skip(1)],
                }
            ),
            _ => ToolPlan.Unsupported(call),
        };
    }

    private static ToolPlan Install(StandInCall call, IReadOnlyList<string> names, bool global) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            async _ =>
            {
                if (global)
                {
                    foreach (var name in names)
                    {
                        call.Installed.Add(NpxTool.WithoutVersion(name));
                    }
                    return;
                }
                var project = NodeProject.Find(call, call.Folder);
                await NodeInstall.RunAsync(call, project);
                foreach (var name in names)
                {
                    ToolScript.Link(call.Options.Tools, NpxTool.ToolOf(name), project.Bin);
                }
            }
        );

    private static ToolPlan Run(StandInCall call, string name, IReadOnlyList<string> arguments, bool ifPresent) =>
        new(
            ToolEffect.None,
            cancellation =>
            {
                var project = NodeProject.Find(call, call.Folder);
                return project.Scripts.ContainsKey(name)
                        ? NodeScripts.RunAsync(call, project, name, arguments, hooks: true, cancellation)
                    : ifPresent ? Task.FromResult(0)
                    : throw new ToolFailure(
                        $"Missing script: \"{name}\"; package.json has "
                            + $"{(project.Scripts.Count == 0 ? "none" : string.Join(", ", project.Scripts.Keys))}"
                    );
            }
        );
}
