using System.Text.RegularExpressions;
using MsReleaseActions.Bench;

namespace MsReleaseActions.OctokitBench;

/// <summary>A program that asks for one release, compiled in several ways by <c>bench/octokit/run</c>.</summary>
internal static partial class AotProbes
{
    private static readonly (string Name, string What)[] Probes =
    [
        ("jit", "Octokit, compiled as it runs"),
        ("aot", "Octokit, ahead of time"),
        ("aot-kept", "Octokit, ahead of time, nothing of it trimmed"),
        ("aot-ours", "our client, ahead of time"),
    ];

    /// <param name="folder">A folder and a log of the compiler for each.</param>
    public static async Task PrintAsync(Place place, string folder, TextWriter page)
    {
        place.Release.AddAsset("app.bin", [1, 2, 3]);
        await page.WriteLineAsync(
            "\n## Ahead-of-time compilation\n\nA program that asks for a release; warnings are those of trimming "
                + "(IL2…) and of compilation (IL3…), one for each place; the executable in MB (10⁶ bytes).\n\n"
                + "| compiled | IL2… | IL3… | MB | it answers |\n|---|---:|---:|---:|---|"
        );
        foreach (var (name, what) in Probes)
        {
            await page.WriteLineAsync(await RowAsync(place, Path.Combine(folder, name), what));
        }
    }

    private static async Task<string> RowAsync(Place place, string probe, string what)
    {
        var isNative = !File.Exists(Path.Combine(probe, "ask.dll"));
        var (program, arguments) = isNative
            ? (Path.Combine(probe, "ask"), place.Arguments)
            : ("dotnet", [Path.Combine(probe, "ask.dll"), .. place.Arguments]);
        var run = await Measured.RunAsync(program, arguments, new Dictionary<string, string>());
        var warnings = Warning()
            .Matches(await File.ReadAllTextAsync(probe + ".log"))
            .Select(warning => warning.Value)
            .ToList();
        var answer = run.Output.Trim().Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings("<br>");
        return $"| {what} | {(isNative ? $"{Count("IL2")} | {Count("IL3")} | {Size(program)}" : " | | ")} | {answer} |";

        int Count(string kind) => warnings.Count(text => text.StartsWith("warning " + kind, StringComparison.Ordinal));
    }

    private static string Size(string file) => $"{new FileInfo(file).Length / 1e6:0.0}";

    [GeneratedRegex(@"warning IL\d{4}: .*", RegexOptions.CultureInvariant)]
    private static partial Regex Warning();
}
