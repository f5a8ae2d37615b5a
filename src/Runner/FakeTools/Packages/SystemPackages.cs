namespace MsReleaseActions.Runner.FakeTools.Packages;

/// <summary>The package managers of the three systems: they remember what was asked for.</summary>
internal static class SystemPackages
{
    private const int AptFailed = 100;
    private static readonly string[] AptWithValue = ["-o", "-t", "-c", "--option", "--target-release"];

    public static ToolPlan PlanApt(StandInCall call)
    {
        var words = Words(call.Arguments, AptWithValue);
        return call.Os != "Linux" ? ToolPlan.Absent($"command not found on {call.Os}")
            : words is ["update" or "upgrade" or "dist-upgrade" or "clean" or "autoremove"] ? Root(call, [])
            : words is ["install" or "reinstall", .. var names] ? Root(call, names)
            : words is ["remove" or "purge", ..] ? Root(call, [])
            : ToolPlan.Unsupported(call);
    }

    public static ToolPlan PlanBrew(StandInCall call) =>
        call.Os != "macOS" ? ToolPlan.Absent($"command not found on {call.Os}")
        : Words(call.Arguments, []) is ["install" or "update" or "upgrade" or "tap", .. var names]
            ? Install(call, names)
        : ToolPlan.Unsupported(call);

    public static ToolPlan PlanChoco(StandInCall call) =>
        call.Os != "Windows" ? ToolPlan.Absent($"command not found on {call.Os}")
        : Words(call.Arguments, ["--version", "--source", "-s"]) is ["install" or "upgrade", .. var names]
            ? Install(call, names)
        : ToolPlan.Unsupported(call);

    // the runner's own account is not root on GitHub's machines
    private static ToolPlan Root(StandInCall call, IReadOnlyList<string> names) =>
        call.AsRoot || !call.IsHosted
            ? Install(call, names)
            : new ToolPlan(
                ToolEffect.Installs,
                _ =>
                    throw new ToolFailure(
                        "could not open the lock file of the package system (13: Permission denied): are you "
                            + "root? Use sudo.",
                        AptFailed
                    )
            );

    private static ToolPlan Install(StandInCall call, IReadOnlyList<string> names) =>
        ToolPlan.Do(
            ToolEffect.Installs,
            async _ =>
            {
                foreach (var name in names)
                {
                    call.Installed.Add(name);
                    await call.SayAsync($"Setting up {name} (stand-in)");
                }
            }
        );

    private static List<string> Words(IReadOnlyList<string> arguments, string[] withValue) =>
        [
            .. arguments.Where(
                (argument, at) => !argument.StartsWith('-') && (at == 0 || !withValue.Contains(arguments[at - 1]))
            ),
        ];
}
