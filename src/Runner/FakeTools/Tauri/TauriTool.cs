using MsReleaseActions.Runner.FakeTools.Cargo;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary><c>tauri</c>, however it was started.</summary>
internal static class TauriTool
{
    public static ToolPlan Plan(StandInCall call)
    {
        switch (call.Words)
        {
            case ["--version" or "-V"]:
                return ToolPlan.Say(call, ToolEffect.None, "tauri-cli 2.9.4 (stand-in)");
            case [("build" or "b" or "bundle") and var command, .. var rest]:
                var arguments = TauriArguments.Parse([.. rest]);
                return new ToolPlan(
                    Bundles(call, arguments) ? ToolEffect.Bundles : ToolEffect.Compiles,
                    async cancellation =>
                    {
                        var os = OsOf(call, arguments.Target);
                        await new TauriBuild(
                            call,
                            arguments,
                            TauriConfig.Load(call, os, arguments.Configs),
                            os
                        ).RunAsync(compile: command != "bundle", cancellation);
                        return 0;
                    }
                );
            default:
                return ToolPlan.Unsupported(call);
        }
    }

    // a configuration that cannot be read fails the build: it is recorded as what was asked for
    private static bool Bundles(StandInCall call, TauriArguments arguments)
    {
        if (arguments.NoBundle)
        {
            return false;
        }
        try
        {
            return arguments.Bundles is { Count: > 0 }
                || TauriConfig.Load(call, call.Os, arguments.Configs).BundlesAtAll;
        }
        catch (ToolFailure)
        {
            return true;
        }
    }

    /// <exception cref="ToolFailure">The target is of another system, which the bundler of this one cannot
    /// make.</exception>
    private static string OsOf(StandInCall call, string? target)
    {
        var os =
            target is null ? call.Os
            : target.Contains("windows", StringComparison.Ordinal) ? "Windows"
            : target.Contains("apple-darwin", StringComparison.Ordinal) ? "macOS"
            : target.Contains("linux", StringComparison.Ordinal) ? "Linux"
            : throw new ToolFailure($"the rehearsal does not know the target {target}");
        return os == call.Os
            ? os
            : throw new ToolFailure(
                $"{target} cannot be bundled on {call.Os}: no stand-in cross-compiles to another system"
            );
    }
}
