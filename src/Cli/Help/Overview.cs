using System.CommandLine;
using MsReleaseActions.Cli.Terminals;

namespace MsReleaseActions.Cli.Help;

/// <summary>The help of <c>ms</c> itself: every command that can be typed, by what one wants to do.</summary>
internal static class Overview
{
    private const int MostWidth = 120;
    private const int MostExamples = 3;

    private static readonly (string Title, string[] Commands)[] Groups =
    [
        ("Release", ["release", "candidates", "content"]),
        ("Set up, check, rehearse", ["init", "lint", "rehearse"]),
        ("Tools", ["sandbox", "completion"]),
    ];

    // what matters most comes first
    private static readonly string[] Examples =
    [
        "ms release app publish --channel beta --auto --watch   # the next beta, from a green commit to the "
            + "published release",
        "ms release app status                                  # where it stands, and the command that continues it",
        "ms rehearse                                            # a whole release on an embedded GitHub, without "
            + "network and token",
        "ms lint                                                # do the workflow files here keep to the three lanes?",
        "ms sandbox                                             # the embedded GitHub for gh, act and curl",
    ];

    /// <summary>The text; lines are cut at a terminal's width.</summary>
    public static string Of(RootCommand root, int columns)
    {
        var leaves = root.Subcommands.SelectMany(command => Leaves(command, "ms", command.Name)).ToList();
        var nameWidth = leaves.Max(leaf => leaf.Path.Length);
        List<string> lines =
        [
            root.Description!,
            "",
            "Usage:",
            "  ms <command> [options]     `ms <command> --help` says more",
        ];
        foreach (
            var (title, commands) in Groups.Where(group => leaves.Exists(leaf => group.Commands.Contains(leaf.Top)))
        )
        {
            lines.AddRange(["", $"{title}:"]);
            lines.AddRange(
                commands
                    .SelectMany(name => leaves.Where(leaf => leaf.Top == name))
                    .Select(leaf =>
                        ScreenFit.Cut(
                            $"  {leaf.Path.PadRight(nameWidth)}   {FirstSentence(leaf.Command.Description)}",
                            Math.Min(columns, MostWidth)
                        )
                    )
            );
        }
        lines.AddRange(["", "Options:", "  --help      Show help", "  --version   Show version", "", "Examples:"]);
        lines.AddRange(
            Examples
                .Where(example => leaves.Exists(leaf => example.StartsWith($"{leaf.Path} ", StringComparison.Ordinal)))
                .Take(MostExamples)
                .Select(example => $"  {example}")
        );
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>The commands that are in no group: a test finds them.</summary>
    public static IEnumerable<string> Ungrouped(RootCommand root) =>
        root.Subcommands.Select(command => command.Name).Except(Groups.SelectMany(group => group.Commands));

    private static IEnumerable<(string Path, string Top, Command Command)> Leaves(
        Command command,
        string path,
        string top
    ) =>
        command.Hidden ? []
        : command.Subcommands.Count == 0 ? [($"{path} {command.Name}", top, command)]
        : command.Subcommands.SelectMany(inner => Leaves(inner, $"{path} {command.Name}", top));

    private static string FirstSentence(string? text) => (text ?? "").Split(". ")[0].TrimEnd('.');
}
