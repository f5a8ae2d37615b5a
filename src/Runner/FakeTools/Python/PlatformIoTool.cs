using MsReleaseActions.Runner.FakeTools.Building;

namespace MsReleaseActions.Runner.FakeTools.Python;

/// <summary><c>pio</c>: demands the project and the libraries beside it, and writes firmware that is none.</summary>
internal static class PlatformIoTool
{
    private static readonly string[] Released = ["release", "prod", "production"];

    /// <summary>How it is remembered that a step installed it.</summary>
    public static string Package { get; } = PipTool.Installed("platformio");

    public static ToolPlan Plan(StandInCall call) =>
        !call.Installed.Has(Package)
            ? ToolPlan.Absent($"{call.Tool}: command not found: no step of this job has run pip install platformio")
            : call.Words switch
            {
                ["--version"] => ToolPlan.Say(call, ToolEffect.None, "PlatformIO Core, version 6.1.18 (stand-in)"),
                ["run", .. var rest] => Use(call, rest) is { } run
                    ? ToolPlan.Do(
                        run.Environments.Any(Released.Contains) ? ToolEffect.Bundles : ToolEffect.Compiles,
                        cancellation => BuildAsync(call, run, cancellation)
                    )
                    : ToolPlan.Unsupported(call),
                ["test" or "check", .. var rest] => Use(call, rest) is { } looked
                    ? ToolPlan.Do(ToolEffect.Checks, _ => LookAsync(call, looked))
                    : ToolPlan.Unsupported(call),
                ["pkg" or "lib" or "platform", "install", ..] => ToolPlan.Say(
                    call,
                    ToolEffect.Installs,
                    "nothing was fetched (stand-in)"
                ),
                _ => ToolPlan.Unsupported(call),
            };

    /// <summary>The environments that are meant, and the project; null where an argument is not known.</summary>
    private static PlatformIoUse? Use(StandInCall call, string[] arguments)
    {
        var (named, folder) = (new List<string>(), call.Folder);
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "-e" or "--environment" when at + 1 < arguments.Length:
                    named.Add(arguments[++at]);
                    break;
                case "-d" or "--project-dir" when at + 1 < arguments.Length:
                    folder = call.Full(arguments[++at]);
                    break;
                case "-s" or "--silent" or "-v" or "--verbose" or "--disable-auto-clean":
                    break;
                default:
                    return null;
            }
        }
        return PlatformIoUse.Of(folder, named);
    }

    private static Task LookAsync(StandInCall call, PlatformIoUse use)
    {
        _ = use.Project.Libraries(use.Environments);
        return call.SayAsync($"platformio: {string.Join(", ", use.Environments)}: nothing was compiled (stand-in)");
    }

    private static async Task BuildAsync(StandInCall call, PlatformIoUse use, CancellationToken cancellation)
    {
        var built = await BuiltFiles.OfAsync(
            call,
            [use.Project.Folder, .. use.Project.Libraries(use.Environments)],
            cancellation
        );
        foreach (var environment in use.Environments)
        {
            var file = Path.Combine(use.Project.Folder, ".pio", "build", environment, "firmware.hex");
            await built.WriteAsync(file, $"{environment}/firmware.hex", BuiltFiles.ProgramShare, cancellation);
            await call.SayAsync($"Building {file} (stand-in)");
        }
    }
}

/// <summary>What a call is about.</summary>
internal sealed record PlatformIoUse(PlatformIoProject Project, IReadOnlyList<string> Environments)
{
    /// <param name="named">On the command line; none: those that the project builds by itself.</param>
    /// <exception cref="ToolFailure">There is no project, or no such environment.</exception>
    public static PlatformIoUse Of(string folder, IReadOnlyList<string> named)
    {
        var project = PlatformIoProject.Read(folder);
        var unknown = named.Except(project.Environments).ToList();
        return unknown.Count == 0
            ? new PlatformIoUse(project, named.Count > 0 ? named : project.Defaults)
            : throw new ToolFailure(
                $"UnknownEnvNamesError: Unknown environment names '{string.Join(", ", unknown)}'. Valid names are "
                    + $"'{string.Join(", ", project.Environments)}'"
            );
    }
}
