using MsReleaseActions.Runner.FakeTools.Building;

namespace MsReleaseActions.Runner.FakeTools.Maven;

/// <summary><c>mvn</c>: demands the project, and writes archives that are none.</summary>
internal static class MavenTool
{
    private static readonly string[] Looking = ["validate", "compile", "test-compile", "test"];
    private static readonly string[] Packing = ["package", "verify", "install"];
    private static readonly string[] Harmless =
    [
        "-B",
        "--batch-mode",
        "-q",
        "--quiet",
        "-ntp",
        "--no-transfer-progress",
        "-U",
        "--update-snapshots",
        "-e",
        "--errors",
        "-V",
        "--show-version",
        "-C",
        "--strict-checksums",
    ];

    public static ToolPlan Plan(StandInCall call)
    {
        if (call.Words is ["--version" or "-v"])
        {
            return ToolPlan.Say(call, ToolEffect.None, "Apache Maven 3.9.11 (stand-in)");
        }
        var (goals, profiles, pom) = (new List<string>(), new List<string>(), call.Full("pom.xml"));
        for (var at = 0; at < call.Arguments.Count; at++)
        {
            switch (call.Arguments[at])
            {
                case "-f" or "--file" when at + 1 < call.Arguments.Count:
                    var named = call.Full(call.Arguments[++at]);
                    pom = Directory.Exists(named) ? Path.Combine(named, "pom.xml") : named;
                    break;
                case ['-', 'P', .. { Length: > 0 } names]:
                    profiles.AddRange(names.Split(','));
                    break;
                case var other when Harmless.Contains(other) || other.StartsWith("-D", StringComparison.Ordinal):
                    break;
                case var other:
                    goals.Add(other);
                    break;
            }
        }
        var unknown = goals
            .Where(goal => goal != "clean" && !Looking.Contains(goal) && !Packing.Contains(goal))
            .ToList();
        return unknown.Count > 0 || goals.Count == 0
            ? ToolPlan.Unsupported(
                call,
                $"of a project's life {string.Join(", ", Looking.Concat(Packing))} are stood in for"
            )
            : ToolPlan.Do(
                Effect(goals),
                cancellation => RunAsync(call, MavenProject.Read(pom, profiles), goals, cancellation)
            );
    }

    // `verify` looks at what it packs; the others make it for somebody
    private static ToolEffect Effect(List<string> goals) =>
        goals.Any(goal => goal is "package" or "install") ? ToolEffect.Bundles
        : goals.Contains("verify") ? ToolEffect.Compiles
        : ToolEffect.Checks;

    private static async Task RunAsync(
        StandInCall call,
        MavenProject project,
        List<string> goals,
        CancellationToken cancellation
    )
    {
        if (goals.Contains("clean") && Directory.Exists(project.Target))
        {
            Directory.Delete(project.Target, recursive: true);
        }
        if (!goals.Exists(Packing.Contains))
        {
            await call.SayAsync($"[INFO] {project.Name}: nothing was compiled (stand-in)");
            return;
        }
        var copies = project.Copies();
        var built = await BuiltFiles.OfAsync(call, [project.Folder], cancellation);
        await built.WriteAsync(
            project.Archive,
            Path.GetFileName(project.Archive),
            BuiltFiles.ProgramShare,
            cancellation
        );
        foreach (var (source, destination) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
            File.Copy(source, destination, overwrite: true);
        }
        foreach (var file in copies.Select(copy => copy.Destination).Prepend(project.Archive))
        {
            await call.SayAsync($"[INFO] Building {file} (stand-in)");
        }
    }
}
