using System.CommandLine;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary><c>ms lint</c>: whether the workflow files of a repository keep to the three lanes.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("PATH")
        {
            Description =
                "A checkout, a folder of workflow files, or one file, of which alone the findings are shown. Default: "
                + "the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<LintFormat>("--format") { Description = "text, json or sarif.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(
            StringComparer.OrdinalIgnoreCase,
            [.. Enum.GetNames<LintFormat>().Select(name => name.ToLowerInvariant())]
        );
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        var sarif = new Option<string?>("--sarif")
        {
            Description = "Write SARIF 2.1.0 to this file as well, which is new or an earlier one.",
            HelpName = "FILE",
        };
        var rules = new Option<bool>("--rules") { Description = "List the rules, and look at no file." };
        var command = new DescribedCommand(
            "lint",
            "Says whether the workflow files of a repository keep to the three lanes (verify, candidate, promote), and "
                + "ms-release.json fits what is there.",
            "ms lint                          # .github/workflows of the current folder",
            "ms lint .github/workflows/ci.yml # what is found in this file, judged with all others",
            "ms lint ../ms-manager --sarif lint.sarif",
            "ms lint --json | jq '.findings[].rule'",
            "ms lint --rules"
        )
        {
            folder,
            format,
            json,
            sarif,
            rules,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(json)
                && result.GetResult(format) is { Implicit: false }
                && result.GetValue(format) != LintFormat.Json
            )
            {
                result.AddError("--json and --format name different formats: give one of them");
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(rules)
                    ? ListRulesAsync(terminal)
                    : RunAsync(
                        terminal,
                        parsed.GetValue(folder) ?? ".",
                        parsed.GetValue(json) ? LintFormat.Json : parsed.GetValue(format),
                        parsed.GetValue(sarif),
                        cancellation
                    )
        );
        return command;
    }

    private static Task<int> ListRulesAsync(Terminal terminal)
    {
        RuleList.Show(terminal.Screen());
        return Task.FromResult((int)ExitCode.Done);
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        string folder,
        LintFormat format,
        string? sarif,
        CancellationToken cancellation
    )
    {
        if (sarif is not null)
        {
            OutputFile.Check(sarif, sarif, "ms lint", "--sarif", LintSarif.Is);
        }
        var place = LintedPlace.Of(folder);
        var read = WorkflowFolder.Read(place.Root);
        var description = await CheckoutDescription.LintAsync(terminal, place.Root, cancellation);
        var report = place.Of(
            Linter.Check(read.Files, ActionCatalog.Needs, read.Actions, description.Lanes).With(description.Report)
        );
        if (sarif is not null)
        {
            await File.WriteAllTextAsync(sarif, LintSarif.Of(report) + "\n", cancellation);
        }
        var document = format switch
        {
            LintFormat.Json => CliJson.Write(LintDocument.Of(report), LintJson.Default.LintDocument),
            LintFormat.Sarif => LintSarif.Of(report),
            _ => null,
        };
        if (document is not null)
        {
            await terminal.Out.WriteLineAsync(document);
        }
        else if (terminal.Variable("GITHUB_ACTIONS") == "true")
        {
            await terminal.Out.WriteAsync(LintAnnotations.Of(report));
        }
        else
        {
            LintText.Show(terminal.Screen(), report);
        }
        return (int)(report.Count(Severity.Error) == 0 ? ExitCode.Done : ExitCode.No);
    }
}

/// <summary>How findings are printed.</summary>
internal enum LintFormat
{
    /// <summary>For people; inside of GitHub Actions as annotations.</summary>
    Text,

    /// <summary>One document.</summary>
    Json,

    /// <summary>Static Analysis Results Interchange Format 2.1.0, which GitHub's code scanning reads.</summary>
    Sarif,
}
