namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary><c>rustup</c>: remembers the targets that are added.</summary>
internal static class RustupTool
{
    private static readonly string[] WithValue = ["--toolchain", "--profile", "--component", "-c"];

    public static ToolPlan Plan(StandInCall call)
    {
        var words = call
            .Arguments.Where(
                (argument, at) =>
                    !argument.StartsWith('-')
                    && !(
                        at > 0
                        && (WithValue.Contains(call.Arguments[at - 1]) || call.Arguments[at - 1] is "--target" or "-t")
                    )
            )
            .ToList();
        var targets = call
            .Arguments.Where((_, at) => at > 0 && call.Arguments[at - 1] is "--target" or "-t")
            .SelectMany(list => list.Split(','));
        return words switch
        {
            [] when call.Words is ["--version" or "-V"] => ToolPlan.Say(
                call,
                ToolEffect.None,
                "rustup 1.28.2 (stand-in)"
            ),
            ["target", "add", .. var names] => Add(call, names.SelectMany(list => list.Split(','))),
            ["target", "list"] => ToolPlan.Say(call, ToolEffect.None, RustTargets.Host(call)),
            ["toolchain", "install" or "add" or "update", ..] or ["install" or "update", ..] => Add(call, targets),
            ["component", "add", ..] or ["default" or "set" or "override", ..] => Add(call, []),
            ["show", ..] => ToolPlan.Say(
                call,
                ToolEffect.None,
                $"Default host: {RustTargets.Host(call)}",
                $"rustc {RustTargets.Version} (stand-in)"
            ),
            _ => ToolPlan.Unsupported(call),
        };
    }

    private static ToolPlan Add(StandInCall call, IEnumerable<string> targets) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            async _ =>
            {
                foreach (var target in targets)
                {
                    RustTargets.Add(call.Installed, target);
                    await call.SayAsync($"info: component 'rust-std' for '{target}' is up to date (stand-in)");
                }
            }
        );
}
