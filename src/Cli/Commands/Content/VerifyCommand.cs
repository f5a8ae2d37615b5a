using System.CommandLine;
using System.IO.Abstractions;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content verify</c>: a folder held against the manifest in it.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A folder that holds a release's assets and its manifest.json.",
        };
        var candidates = new Option<string?>("--candidates")
        {
            Description =
                "A folder with a folder for each producer: every file of the release is then traced to the one "
                + "that it is.",
            HelpName = "DIR",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "verify",
            "Holds the files of a folder against the manifest in it, and looks into every bundle.",
            "ms content verify made",
            "ms content verify made --candidates candidates    # and where every file comes from",
            "ms content verify made --json | jq .ok"
        )
        {
            folder,
            candidates,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var at = ContentCommand.PathOf(terminal, parsed.GetValue(folder)!);
                var manifest = ContentManifest.Parse(
                    await ContentCommand.BytesAsync(terminal, Path.Combine(at, ContentManifest.FileName), cancellation)
                );
                var origin = parsed.GetValue(candidates) is { } typed ? ContentCommand.PathOf(terminal, typed) : null;
                var found = new ContentVerification(new FileSystem()).Verify(manifest, at, origin);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(VerifiedDocument.Of(manifest, found), AssemblingJson.Default.VerifiedDocument)
                    );
                }
                else
                {
                    Show(terminal.Screen(), manifest, found);
                }
                return (int)(found.Problems.Count == 0 ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static void Show(IAnsiConsole screen, ContentManifest manifest, VerifiedContent found)
    {
        TraceTable.Show(screen, found.Traces, producer => producer);
        FindingTable.Show(
            screen,
            [.. found.Problems.Select(problem => CheckResult.Failed(manifest.Tag.Text, problem))]
        );
        screen.ShowInterpolated(
            found.Problems.Count == 0
                ? (FormattableString)(
                    $"[bold green]{manifest.Tag.Text} is what its manifest says[/]: {manifest.Assets.Count} assets{
                        (found.Traces.Count > 0 ? $", {found.Traces.Count} files traced" : "")}"
                )
                : $"[bold red]{manifest.Tag.Text} is not what its manifest says[/]: {found.Problems.Count} to put right"
        );
    }
}
