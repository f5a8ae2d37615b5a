using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Catalog;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary><c>ms candidates prune</c>.</summary>
internal static class PruneCommand
{
    public static Command Create(Terminal terminal)
    {
        var operating = new OperatorOptions();
        var keep = new Option<int>("--keep")
        {
            Description = "So many of the newest sealed ones stay.",
            HelpName = "N",
            DefaultValueFactory = _ => 10,
        };
        var days = new Option<int>("--older-than")
        {
            Description = "Only older ones go; broken ones go at any age.",
            HelpName = "DAYS",
            DefaultValueFactory = _ => 0,
        };
        var published = new Option<bool>("--published") { Description = "Those of published releases may go, too." };
        var (dry, yes, json) = (
            Confirmation.DryRun(),
            Confirmation.Yes(),
            new Option<bool>("--json") { Description = "Print one JSON document." }
        );
        foreach (var number in new[] { keep, days })
        {
            number.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 0 or > 36_500)
                {
                    result.AddError($"{number.Name} must be 0 to 36500");
                }
            });
        }
        var command = new DescribedCommand(
            "prune",
            "Removes old and broken candidates, after a confirmation. One that a live run, an unfinished release "
                + "or the newest version bump needs always stays; one of a published release stays unless --published "
                + "is given.",
            "ms candidates prune --dry-run",
            "ms candidates prune --keep 5 --older-than 30",
            "ms candidates prune --keep 0 --older-than 90 --published --yes --json"
        )
        {
            keep,
            days,
            published,
            dry,
            yes,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var session = await OperatorSession.OpenAsync(terminal, operating, parsed, cancellation);
                var (candidates, _) = await new CandidateCatalog(session.Services(_ => { }, readOnly: true)).ReadAsync(
                    int.MaxValue,
                    cancellation
                );
                var options = new PruneOptions(
                    parsed.GetValue(keep),
                    TimeSpan.FromDays(parsed.GetValue(days)),
                    parsed.GetValue(published)
                );
                var request = new RemovalRequest(
                    parsed.GetValue(dry),
                    parsed.GetValue(yes),
                    parsed.GetValue(json),
                    "prune"
                );
                return await new Removing(terminal, session, request).RunAsync(
                    PruneRules.Of(candidates, options, terminal.Time.GetUtcNow()),
                    cancellation
                );
            }
        );
        return command;
    }
}
