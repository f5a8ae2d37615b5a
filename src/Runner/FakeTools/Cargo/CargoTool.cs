using MsReleaseActions.Runner.FakeTools.Building;

namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary><c>cargo</c>: demands what the real one demands of the tree, and writes programs that are none.</summary>
internal static class CargoTool
{
    /// <summary>Cargo's exit code for everything that went wrong.</summary>
    public const int Failed = 101;

    private const string TauriCommand = "tauri-cli";
    private static readonly string[] GlobalWithValue = ["--color", "--config", "-Z", "-C"];

    public static ToolPlan Plan(StandInCall call)
    {
        var at = 0;
        while (
            at < call.Arguments.Count
            && call.Arguments[at] is ['+' or '-', ..]
            && call.Arguments[at] is not ("--version" or "-V" or "-vV")
        )
        {
            at += GlobalWithValue.Contains(call.Arguments[at]) ? 2 : 1;
        }
        return call.Arguments.Skip(at).ToList() switch
        {
            ["--version" or "-V" or "version", ..] => ToolPlan.Say(
                call,
                ToolEffect.None,
                $"cargo {RustTargets.Version} (stand-in)"
            ),
            ["tauri", .. var rest] => call.Installed.Has(TauriCommand)
                ? ToolPlan.Start(call with { Tool = "tauri", Arguments = rest })
                : new ToolPlan(
                    ToolEffect.None,
                    _ =>
                        throw new ToolFailure(
                            "error: no such command: `tauri`; no step of this job has run cargo install tauri-cli",
                            Failed
                        )
                ),
            ["install" or "binstall", .. var names] => ToolPlan.Do(ToolEffect.Installs, _ => InstallAsync(call, names)),
            ["fetch", ..] => ToolPlan.Do(ToolEffect.Installs, _ => PrepareAsync(call)),
            ["check" or "c" or "clippy" or "test" or "t" or "doc" or "bench", ..] => ToolPlan.Do(
                ToolEffect.Checks,
                _ => PrepareAsync(call)
            ),
            ["fmt", ..] => ToolPlan.Do(ToolEffect.Checks, _ => PrepareAsync(call, compiles: false)),
            ["build" or "b" or "rustc", ..] => ToolPlan.Do(
                CargoArguments.Read(call.Arguments).Releases ? ToolEffect.Bundles : ToolEffect.Compiles,
                cancellation => BuildAsync(call, cancellation)
            ),
            _ => ToolPlan.Unsupported(call),
        };
    }

    private static Task InstallAsync(StandInCall call, IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(name => !name.StartsWith('-')))
        {
            call.Installed.Add(name.Split('@')[0]);
        }
        return Task.CompletedTask;
    }

    private static async Task PrepareAsync(StandInCall call, bool compiles = true)
    {
        var arguments = CargoArguments.Read(call.Arguments);
        var workspace = arguments.Workspace(call);
        if (compiles)
        {
            Require(call, arguments, workspace);
            // workflows keep these two between runs
            Directory.CreateDirectory(Path.Combine(workspace.Target(call), arguments.Profile));
            Directory.CreateDirectory(
                Path.Combine(
                    call.Variable("CARGO_HOME")
                        ?? Path.Combine(call.Variable("HOME") ?? workspace.Root.Folder, ".cargo"),
                    "registry"
                )
            );
        }
        await call.SayAsync(
            $"cargo: {string.Join(", ", arguments.Selected(workspace).Select(package => package.Name))}: nothing "
                + "was compiled (stand-in)"
        );
    }

    private static async Task BuildAsync(StandInCall call, CancellationToken cancellation)
    {
        var arguments = CargoArguments.Read(call.Arguments);
        var workspace = arguments.Workspace(call);
        Require(call, arguments, workspace);
        var built = await BuiltFiles.OfAsync(call, workspace.Root.Folder, cancellation);
        foreach (
            var program in arguments.Selected(workspace).SelectMany(package => CargoPrograms.Of(package, arguments))
        )
        {
            await WriteProgramAsync(call, workspace, arguments.Target, arguments.Profile, program, built, cancellation);
        }
    }

    /// <summary>Writes what stands for a compiled program.</summary>
    /// <returns>The folder that it lies in.</returns>
    public static async Task<string> WriteProgramAsync(
        StandInCall call,
        CargoWorkspace workspace,
        string? target,
        string profile,
        string name,
        BuiltFiles built,
        CancellationToken cancellation
    )
    {
        var folder = Path.Combine(workspace.Target(call), target ?? "", profile);
        var file = (target ?? RustTargets.Host(call)).Contains("windows", StringComparison.Ordinal)
            ? $"{name}.exe"
            : name;
        await built.WriteAsync(
            Path.Combine(folder, file),
            $"{target ?? RustTargets.Host(call)}/{profile}/{file}",
            BuiltFiles.ProgramShare,
            cancellation
        );
        await call.SayAsync($"    Finished `{profile}` profile: {Path.Combine(folder, file)} (stand-in)");
        return folder;
    }

    /// <summary>What any compilation demands.</summary>
    public static void Require(StandInCall call, CargoArguments arguments, CargoWorkspace workspace)
    {
        if (arguments.Locked)
        {
            workspace.RequireLock();
        }
        RustTargets.Require(call, arguments.Target, workspace.Root.Folder);
        foreach (var package in arguments.Selected(workspace).Where(package => package.Dependencies.Contains("tauri")))
        {
            TauriCrate.Require(call, package);
        }
    }
}
