using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>What a front end's scripts call: <c>vite</c> writes pages, the others look at the source.</summary>
internal static partial class FrontEndTools
{
    public static ToolPlan PlanVite(StandInCall call) =>
        call.Words is ["build", ..] ? ToolPlan.Do(ToolEffect.Compiles, cancellation => BuildAsync(call, cancellation))
        : call.Words is ["--version" or "-v"] ? ToolPlan.Say(call, ToolEffect.None, "vite/7.1.12")
        : ToolPlan.Unsupported(call);

    public static ToolPlan PlanTypes(StandInCall call) =>
        ToolPlan.Do(
            ToolEffect.Checks,
            async _ =>
            {
                var asked = Option(call, "--tsconfig") ?? Option(call, "--project") ?? Option(call, "-p");
                var configuration = asked ?? "tsconfig.json";
                if (
                    (asked is not null || call.Tool != "svelte-check")
                    && !File.Exists(call.Full(configuration))
                    && !Directory.Exists(call.Full(configuration))
                )
                {
                    throw new ToolFailure($"cannot find {configuration}");
                }
                await call.SayAsync($"{call.Tool}: nothing was checked (stand-in)");
            }
        );

    public static ToolPlan PlanSvelteKit(StandInCall call) =>
        call.Words is ["sync", ..]
            ? ToolPlan.Say(call, ToolEffect.None, "svelte-kit: synced (stand-in)")
            : ToolPlan.Unsupported(call);

    public static ToolPlan PlanCheck(StandInCall call) =>
        ToolPlan.Say(call, ToolEffect.Checks, $"{call.Tool}: nothing was checked (stand-in)");

    private static async Task BuildAsync(StandInCall call, CancellationToken cancellation)
    {
        var project = NodeProject.Find(call, call.Folder);
        var isKit = project.Dependencies.Any(dependency => dependency.Name == "@sveltejs/kit");
        if (!isKit && !File.Exists(call.Full("index.html")))
        {
            throw new ToolFailure($"could not resolve entry module \"index.html\" in {call.Folder}");
        }
        var folder = call.Full(Option(call, "--outDir") ?? Configured(call) ?? (isKit ? "build" : "dist"));
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "index.html"),
            "<!doctype html><script type=\"module\" src=\"/assets/index.js\"></script>\n",
            cancellation
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "assets", "index.js"),
            $"document.title = \"{project.Name} {project.Version}\";\n",
            cancellation
        );
        await call.SayAsync(
            $"vite: {Path.GetRelativePath(call.Folder, folder)}/index.html and assets/index.js were written (stand-in)"
        );
    }

    private static string? Configured(StandInCall call) =>
        Directory
            .EnumerateFiles(call.Folder, "vite.config.*")
            .Select(file => OutDir().Match(File.ReadAllText(file)))
            .Where(match => match.Success)
            .Select(match => match.Groups["folder"].Value)
            .FirstOrDefault();

    private static string? Option(StandInCall call, string name) =>
        call
            .Arguments.Select(
                (argument, at) =>
                    argument == name ? call.Arguments.ElementAtOrDefault(at + 1)
                    : argument.StartsWith($"{name}=", StringComparison.Ordinal) ? argument[(name.Length + 1)..]
                    : null
            )
            .FirstOrDefault(value => value is not null);

    [GeneratedRegex(
        """outDir\s*:\s*["'](?<folder>[^"']+)["']""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OutDir();
}
