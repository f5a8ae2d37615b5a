using System.CommandLine;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content check</c>: is this spec one that a release can be made of?</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var spec = new Argument<string>("SPEC") { Description = "A release spec, such as release-specs/v1.2.3.json." };
        var description = ContentCommand.Description();
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "check",
            "Holds a spec to every rule, and says which candidates a release of it needs.",
            "ms content check release-specs/v0.2.0-beta.1.json",
            "ms content check release-specs/v0.2.0-beta.1.json --json | jq -r '.candidates[].tag'"
        )
        {
            spec,
            description,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetValue(spec)!;
                var bytes = await ContentCommand.BytesAsync(terminal, name, cancellation);
                var content = await ContentCommand.DescribedAsync(terminal, parsed.GetValue(description), cancellation);
                if (!parsed.GetValue(json))
                {
                    Show(terminal.Screen(), name, Read(bytes, name, content));
                    return (int)ExitCode.Done;
                }
                var document = Document(bytes, name, content);
                await terminal.Out.WriteLineAsync(CliJson.Write(document, AssemblingJson.Default.SpecDocument));
                return (int)(document.Ok ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static ReleaseSpec Read(byte[] bytes, string name, DescribedContent content)
    {
        var spec = Parsed(bytes, name, content);
        var tag =
            spec.Tag.Prefix == content.TagPrefix
                ? null
                : $"the tag {spec.Tag} does not begin with '{content.TagPrefix}', the tag_prefix of ms-release.json";
        if (
            ProducerRepositories.Problems(spec, content).Prepend(tag).OfType<string>().ToList() is
            { Count: > 0 } problems
        )
        {
            throw ActionFailure.No(
                $"The spec {name} cannot be used: {string.Join("; ", problems)}",
                "Candidates are taken from the repositories that ms-release.json describes, and from no others",
                "Correct the spec, or `producers` of ms-release.json"
            );
        }
        return Path.GetFileName(name) == Path.GetFileName(ReleaseSpecFile.PathOf(spec.Tag))
            ? spec
            : throw ActionFailure.No(
                $"{name} is the spec of {spec.Tag}",
                "A spec is found by its name",
                $"Name it {ReleaseSpecFile.PathOf(spec.Tag)}, or correct its tag"
            );
    }

    private static ReleaseSpec Parsed(byte[] bytes, string name, DescribedContent content)
    {
        try
        {
            return ReleaseSpecFile.Parse(bytes, name, content.Content);
        }
        catch (ActionFailure failure)
        {
            throw ContentCommand.Refused(failure, content);
        }
    }

    private static SpecDocument Document(byte[] bytes, string name, DescribedContent content)
    {
        try
        {
            var spec = Read(bytes, name, content);
            return new SpecDocument(
                true,
                name,
                spec.Channel.ToString().ToLowerInvariant(),
                spec.Tag.Text,
                [.. ProducerCandidate.Of(spec).Select(NeededCandidate.Of)],
                []
            );
        }
        catch (ActionFailure refused)
        {
            return new SpecDocument(false, name, null, null, [], [refused.What]);
        }
    }

    private static void Show(IAnsiConsole screen, string name, ReleaseSpec spec)
    {
        screen.ShowInterpolated(
            $"[green]✓[/] {name} keeps to every rule: [bold]{spec.Tag.Text}[/], {spec.Assets.Count} assets, {
                spec.InstallSets.Count} install sets"
        );
        foreach (var nobody in Unreached.Of(spec))
        {
            screen.ShowInterpolated($"[yellow]![/] {nobody}");
        }
        foreach (var lack in spec.Lacks)
        {
            screen.ShowInterpolated($"[yellow]![/] no release can be made of it anew: {lack}");
        }
        screen.WriteLine();
        var table = new Table().Border(TableBorder.None).ShowColumns("producer", "repository", "candidate");
        foreach (var needed in ProducerCandidate.Of(spec))
        {
            table.ShowRow(
                Markup.Escape(needed.Producer.Id),
                Markup.Escape(needed.Repository.ToString()),
                Markup.Escape(needed.Tag.Text)
            );
        }
        screen.Write(table);
    }
}
