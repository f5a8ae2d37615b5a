using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>publish</c>: the whole train, from a green commit to a published release.</summary>
internal static class PublishCommand
{
    private static readonly string[] Examples =
    [
        "publish --channel beta --auto --watch",
        "publish --channel stable --bump minor --auto --watch --notes notes.md",
        "publish --channel beta --auto --dry-run          # what would be written",
        "publish --plan beta.json --watch --yes           # what a plan says",
        "publish --channel beta --auto --watch --yes --json | jq -c 'select(.event == \"step\")'",
    ];

    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var (operating, request) = (new OperatorOptions(), new RequestOptions(kind));
        var watch = new Option<bool>("--watch")
        {
            Description =
                "Wait for workflows and for the approval. Without it the command ends where somebody else is at work.",
        };
        var plan = new Option<string?>("--plan")
        {
            Description = "Publish what this plan of `plan --out` says, or nothing.",
            HelpName = "FILE",
        };
        var yes = new Option<bool>("--yes") { Description = "Do not ask for the tag to be typed." };
        var confirm = new Option<string?>("--confirm-tag")
        {
            Description = "The tag that is expected; another one stops before anything is written.",
            HelpName = "TAG",
        };
        var notes = new Option<string?>("--notes")
        {
            Description =
                "Release notes, Markdown; - reads standard input. "
                + (
                    kind == ProductKind.App
                        ? "They stand above the generated ones."
                        : "They are written beside the spec, and stand above the generated ones."
                ),
            HelpName = "FILE",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Show what would be written, and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print what happens as JSON, one object a line." };
        var command = new DescribedCommand(
            "publish",
            $"{About(kind)} Stopped at any point, the same command goes on.",
            [.. Examples.Select(rest => kind.Command(rest))]
        );
        operating.AddTo(command);
        request.AddTo(command);
        foreach (var option in new Option[] { watch, plan, yes, confirm, notes, dry, json })
        {
            command.Add(option);
        }
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asked = await PublishRequest.ReadAsync(
                    terminal,
                    request,
                    parsed,
                    parsed.GetValue(plan),
                    parsed.GetValue(notes),
                    cancellation
                );
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    asked.Plan?.Repository,
                    kind
                );
                var wanted = asked with
                {
                    Watch = parsed.GetValue(watch),
                    Yes = parsed.GetValue(yes),
                    ConfirmTag = parsed.GetValue(confirm) is { } tag ? TypedTag.Parse(tag, confirm.Name) : null,
                };
                wanted = wanted.Own(session.Settings);
                if (parsed.GetValue(dry))
                {
                    return (int)await DryRun.ShowAsync(terminal, session, wanted, parsed.GetValue(json), cancellation);
                }
                await using var view = TrainViews.For(terminal, parsed.GetValue(json));
                return (int)await new Publishing(session, view, wanted, TypedAgain.Of(parsed)).RunAsync(cancellation);
            }
        );
        return command;
    }

    private static string About(ProductKind kind) =>
        kind == ProductKind.App
            ? "Releases the app: picks a green commit, bumps its version by a pull request, has the candidate "
                + "built once, has it promoted, and proves what is published."
            : "Releases content: pins the producers' commits, writes the spec by a pull request, has each missing "
                + "candidate built once in its own repository, has them put together and promoted, and proves what is "
                + "published.";
}
