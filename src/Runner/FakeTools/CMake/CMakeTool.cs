using System.Text.RegularExpressions;
using MsReleaseActions.Runner.FakeTools.Building;

namespace MsReleaseActions.Runner.FakeTools.CMake;

/// <summary>
/// <c>cmake</c>: demands a <c>CMakeLists.txt</c>, and writes programs that are none where the generator of the runner's
/// system would.
/// </summary>
internal static partial class CMakeTool
{
    private const string Lists = "CMakeLists.txt";
    private const string Cache = "CMakeCache.txt";
    private static readonly string[] Released = ["Release", "MinSizeRel", "RelWithDebInfo"];

    public static ToolPlan Plan(StandInCall call) =>
        call.Words switch
        {
            ["--version"] => ToolPlan.Say(call, ToolEffect.None, "cmake version 4.1.2 (stand-in)"),
            ["--build", var folder, .. var rest] when Build(rest) is { } configuration => ToolPlan.Do(
                Released.Contains(configuration) ? ToolEffect.Bundles : ToolEffect.Compiles,
                cancellation => BuildAsync(call, call.Full(folder), configuration, cancellation)
            ),
            ["-S", var source, "-B", var folder, .. var rest] when rest.All(IsHarmless) => ToolPlan.Do(
                ToolEffect.Checks,
                cancellation => ConfigureAsync(call, call.Full(source), call.Full(folder), cancellation)
            ),
            ["-B", var folder, .. var rest] when rest.All(IsHarmless) => ToolPlan.Do(
                ToolEffect.Checks,
                cancellation => ConfigureAsync(call, call.Folder, call.Full(folder), cancellation)
            ),
            _ => ToolPlan.Unsupported(
                call,
                "`cmake -S DIR -B DIR` and `cmake --build DIR --config NAME` are stood in for"
            ),
        };

    private static bool IsHarmless(string argument) => argument.StartsWith("-D", StringComparison.Ordinal);

    /// <summary>The configuration; null where an argument is not known.</summary>
    private static string? Build(string[] arguments)
    {
        var configuration = "Debug";
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--config" when at + 1 < arguments.Length:
                    configuration = arguments[++at];
                    break;
                case "--parallel" or "-j" or "--verbose" or "-v":
                    break;
                default:
                    return null;
            }
        }
        return configuration;
    }

    private static async Task ConfigureAsync(
        StandInCall call,
        string source,
        string folder,
        CancellationToken cancellation
    )
    {
        _ = Programs(source);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, Cache), source, cancellation);
        await call.SayAsync($"-- Build files have been written to: {folder} (stand-in)");
    }

    private static async Task BuildAsync(
        StandInCall call,
        string folder,
        string configuration,
        CancellationToken cancellation
    )
    {
        var cache = Path.Combine(folder, Cache);
        if (!File.Exists(cache))
        {
            throw new ToolFailure($"Error: not a CMake build directory (missing {Cache}): {folder}");
        }
        var source = await File.ReadAllTextAsync(cache, cancellation);
        var built = await BuiltFiles.OfAsync(call, source, cancellation);
        foreach (var program in Programs(source))
        {
            // Visual Studio has a folder for each configuration, make has not
            var file =
                call.Os == "Windows"
                    ? Path.Combine(folder, configuration, $"{program}.exe")
                    : Path.Combine(folder, program);
            await built.WriteAsync(
                file,
                $"{call.Os}/{call.Variable("RUNNER_ARCH")}/{program}",
                BuiltFiles.ProgramShare,
                cancellation
            );
            await call.SayAsync($"[100%] Built target {program}: {file} (stand-in)");
        }
    }

    private static List<string> Programs(string source)
    {
        var lists = Path.Combine(source, Lists);
        if (!File.Exists(lists))
        {
            throw new ToolFailure(
                $"CMake Error: The source directory \"{source}\" does not appear to contain {Lists}."
            );
        }
        var programs = Executable()
            .Matches(File.ReadAllText(lists))
            .Select(match => match.Groups["name"].Value)
            .ToList();
        return programs.Count > 0
            ? programs
            : throw new ToolFailure($"the rehearsal finds no add_executable(NAME …) in {lists}");
    }

    [GeneratedRegex(
        @"^\s*add_executable\s*\(\s*(?<name>[A-Za-z0-9_.+-]+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Executable();
}
