namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary><c>rustc</c>: says what it is, which scripts ask for the machine's own target.</summary>
internal static class RustcTool
{
    public static ToolPlan Plan(StandInCall call) =>
        call.Words switch
        {
            ["--version" or "-V"] => ToolPlan.Say(call, ToolEffect.None, $"rustc {RustTargets.Version} (stand-in)"),
            ["-vV" or "-Vv"] or ["--version", "--verbose"] => ToolPlan.Say(
                call,
                ToolEffect.None,
                $"rustc {RustTargets.Version} (stand-in)",
                "binary: rustc",
                $"host: {RustTargets.Host(call)}",
                $"release: {RustTargets.Version}"
            ),
            ["--print", "host-tuple"] => ToolPlan.Say(call, ToolEffect.None, RustTargets.Host(call)),
            _ => ToolPlan.Unsupported(call),
        };
}
