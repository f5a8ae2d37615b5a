using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO.Abstractions;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content assemble</c>: the assets of a release, from candidates on this disk.</summary>
internal static class AssembleCommand
{
    public static Command Create(Terminal terminal)
    {
        var spec = new Option<string>("--spec")
        {
            Description = "The release spec.",
            HelpName = "FILE",
            Required = true,
        };
        var candidates = new Option<string>("--candidates")
        {
            Description =
                "A folder with a folder for each producer, named by its id, that holds its files and nothing else.",
            HelpName = "DIR",
            Required = true,
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder that gets the assets and manifest.json.",
            HelpName = "DIR",
            Required = true,
        };
        var time = new Option<DateTimeOffset?>("--published-at")
        {
            Description = "The time that the manifest states. [default: now]",
            HelpName = "TIME",
            CustomParser = ParseTime,
        };
        var description = ContentCommand.Description();
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "assemble",
            "Puts the assets of a release together: bundles, firmware, manifest. The same files and the same "
                + "time give the same bytes, on every machine.",
            "ms content assemble --spec release-specs/v0.2.0-beta.1.json --candidates candidates --output made",
            "ms content assemble --spec release-specs/v0.2.0-beta.1.json --candidates candidates --output made "
                + "--published-at 2026-01-31T12:00:00Z --json"
        )
        {
            spec,
            candidates,
            output,
            time,
            description,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetRequiredValue(spec);
                var read = ReleaseSpecFile.Parse(
                    await ContentCommand.BytesAsync(terminal, name, cancellation),
                    name,
                    (await ContentCommand.DescribedAsync(terminal, parsed.GetValue(description), cancellation)).Content
                );
                var folder = parsed.GetRequiredValue(output);
                var made = Make(
                    read,
                    ContentCommand.PathOf(terminal, parsed.GetRequiredValue(candidates)),
                    ContentCommand.PathOf(terminal, folder),
                    parsed.GetValue(time) ?? terminal.Time.GetUtcNow()
                );
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(AssembledDocument.Of(folder, made), AssemblingJson.Default.AssembledDocument)
                    );
                }
                else
                {
                    Show(terminal.Screen(), folder, made);
                }
                return (int)ExitCode.Done;
            }
        );
        return command;
    }

    private static AssembledContent Make(ReleaseSpec spec, string candidates, string output, DateTimeOffset time)
    {
        try
        {
            return new ContentAssembly(new FileSystem()).Assemble(spec, candidates, output, time);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"The release cannot be put together: {failure.Message}",
                "Nothing that is not whole was put into --output",
                "Look at the folders and the space on the disk"
            );
        }
    }

    private static void Show(IAnsiConsole screen, string folder, AssembledContent made)
    {
        var table = new Table().Border(TableBorder.None).ShowColumns("asset", "size", "SHA-256");
        foreach (var file in made.Files)
        {
            table.ShowRow(Markup.Escape(file.Name), ByteSize.Show(file.Size), file.Sha256.Hex);
        }
        screen.Write(table);
        screen.WriteLine();
        screen.ShowInterpolated(
            $"[bold]{made.Files.Count} assets[/] in {folder}, {made.Written} of them written now; {
                made.Traces.Count} files traced to their producers"
        );
    }

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (
            text.Length >= "2026-01-31T12:00Z".Length
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        )
        {
            return time;
        }
        result.AddError($"--published-at must be a time such as 2026-01-31T12:00:00Z, not '{text}'");
        return null;
    }
}
