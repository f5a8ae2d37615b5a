using System.CommandLine;
using System.CommandLine.Parsing;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary><c>ms init</c>: the workflow files and <c>ms-release.json</c> in a checkout.</summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "The root of the product's checkout. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var product = new Option<string?>("--product")
        {
            Description =
                "Whose files: app; content, which is distribution's; or those of a repository that content comes from. "
                + "[default: content where ms-release.json or release-specs/ say so, else app]",
            HelpName = "PRODUCT",
        };
        product.AcceptOnlyFromAmong([.. InitProduct.All.Select(known => known.Name)]);
        var actions = new Option<ActionsPlace?>("--actions")
        {
            Description = "Where the actions are. Needed where ms-release.json does not say it.",
            HelpName = "OWNER/NAME@REF",
            CustomParser = Parse,
        };
        var pin = new Option<bool>("--pin")
        {
            Description =
                "Name the actions by the full commit that they are at now, and stop where GitHub cannot say it. [default: "
                + "by that of the last run, else the one that GitHub says, else as they are]",
        };
        var unpin = new Option<bool>("--no-pin", "--unpin")
        {
            Description = "Name them as they are, by a tag that can be moved; later runs leave it so.",
        };
        var host = OperatorOptions.OfHost();
        var force = new Option<bool>("--force")
        {
            Description = "Overwrite files that were changed by hand; write where no checkout is.",
        };
        var keep = new Option<bool>("--keep")
        {
            Description = "Keep files that were changed by hand, and do not ask again before there is a newer text.",
        };
        var cutOver = new Option<bool>("--cut-over")
        {
            Description =
                "Replace what was there before: workflow files of the lanes' names, and others that build or publish.",
        };
        var yes = new Option<bool>("--yes") { Description = "Write without asking." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be written, and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "init",
            "Writes or updates the workflow files and ms-release.json in a checkout, after it has shown what "
                + "changes. Files that were changed by hand stay.",
            "ms init                          # the current folder: shows, asks, writes",
            "ms init --cut-over --actions acme/ms-release-actions@v1 ../ms-manager",
            "ms init --product plugin-bitwig ../plugin-bitwig",
            "ms init --pin --yes              # the commit that the actions' tag names now",
            "ms init --dry-run --json | jq -r '.files[] | select(.state == \"undecided\").diff'"
        )
        {
            folder,
            product,
            actions,
            pin,
            unpin,
            host,
            force,
            keep,
            cutOver,
            yes,
            dryRun,
            json,
        };
        command.AsksGitHub = true;
        command.Validators.Add(result =>
        {
            foreach (
                var (one, other) in new[] { (pin, unpin), (force, keep) }.Where(pair =>
                    result.GetValue(pair.Item1) && result.GetValue(pair.Item2)
                )
            )
            {
                result.AddError($"{one.Name} and {other.Name} exclude each other");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
                (int)
                    await new InitRun(
                        terminal,
                        new InitOptions(parsed.GetValue(folder) ?? ".", parsed.GetValue(actions))
                        {
                            Product = parsed.GetValue(product) is { } named ? InitProduct.Find(named) : null,
                            Pin = parsed.GetValue(pin),
                            Unpin = parsed.GetValue(unpin),
                            Host = parsed.GetValue(host),
                            LocalChanges =
                                parsed.GetValue(force) ? LocalChanges.Overwrite
                                : parsed.GetValue(keep) ? LocalChanges.Keep
                                : LocalChanges.Undecided,
                            CutOver = parsed.GetValue(cutOver),
                            Yes = parsed.GetValue(yes),
                            DryRun = parsed.GetValue(dryRun),
                            Json = parsed.GetValue(json),
                        }
                    ).RunAsync(cancellation)
        );
        return command;
    }

    private static ActionsPlace? Parse(ArgumentResult result)
    {
        if (!ActionsPlace.TryParse(result.Tokens[0].Value, out var place, out var problem))
        {
            result.AddError($"--actions {problem}");
        }
        return place;
    }
}
