using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> finds in a checkout, and what it is to write there. Writes nothing.</summary>
internal static class InitPlan
{
    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        if (options.Product.Folder is not { } folder)
        {
            return await LanePlan.MakeAsync(terminal, options, checkout, cancellation);
        }
        var repository = await OriginAsync(terminal, options.Folder, cancellation);
        var bytes = checkout.Read(SettingsFile.Name);
        var settings = SettingsFile.Parse(
            bytes ?? "{}"u8.ToArray(),
            // which repository it is changes nothing in the workflow files
            repository ?? RepositoryName.Parse("owner/name"),
            kind: options.Product.Kind
        );
        var place = options.Actions ?? ActionsPlace.Parse(settings.Actions);
        if (bytes is not null && settings.Actions != place.ToString())
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"--actions says {place}, and ms-release.json {settings.Actions}",
                "`ms init` never changes settings that are there",
                "Change `actions` there, or leave --actions out"
            );
        }
        var before = checkout.Read(InstallRecord.Path) is { } record ? InstallRecord.Read(record) : InstallRecord.Empty;
        var commit =
            options.Unpin ? null
            : options.Pin ? await PinAsync(terminal, place, cancellation)
            : before.Actions == place ? before.Commit
            : null;
        var wanted = WorkflowText.For(SeedTree.Workflows(folder), settings, place, commit);
        var found = wanted
            .Keys.Select(path => (Path: path, Text: checkout.ReadText(path)))
            .Where(file => file.Text is not null)
            .ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal);
        var workflows = Installation.Of(
            wanted,
            found,
            before with
            {
                Actions = place,
                Commit = commit,
            },
            options.LocalChanges
        );
        // settings belong to whoever edits them from the first day on
        return bytes is null && options.Product.Kind is not null
            ? workflows with
            {
                Files =
                [
                    .. workflows.Files,
                    new InstalledFile(
                        SettingsFile.Name,
                        FileFate.Created,
                        "",
                        NewSettings(repository, place.ToString())
                    ),
                ],
            }
            : workflows;
    }

    // what differs most often; the rest has its defaults
    private static string NewSettings(RepositoryName? repository, string actions) =>
        $$"""
            {
              "$schema": "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/ms-release.schema.json",
              "schema": {{SettingsFile.Schema}},
              "kind": "content",{{(repository is null ? "" : $"\n  \"repository\": \"{repository}\",")}}
              "actions": "{{actions}}"
            }

            """;

    public static async Task<CommitSha?> PinAsync(
        Terminal terminal,
        ActionsPlace place,
        CancellationToken cancellation
    ) => place.IsPinned ? null : await ActionsCommit.FindAsync(terminal, place, cancellation);

    public static async Task<RepositoryName?> OriginAsync(
        Terminal terminal,
        string folder,
        CancellationToken cancellation
    ) =>
        await terminal.AskTool("git", ["-C", folder, "remote", "get-url", "origin"], cancellation) is { } url
            ? OperatorRepository.OfRemote(url)
            : null;
}
