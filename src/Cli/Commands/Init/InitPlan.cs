using System.Text;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
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
        var settings = Settings(options.Product.Kind, bytes, repository);
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
        settings = settings with { Actions = place.ToString() };
        var before = checkout.Read(InstallRecord.Path) is { } record ? InstallRecord.Read(record) : InstallRecord.Empty;
        var commit =
            options.Unpin ? null
            : options.Pin ? await PinAsync(terminal, place, cancellation)
            : before.Actions == place ? before.Commit
            : null;
        var wanted = options.Product.Kind is null
            ? WorkflowText.For(SeedTree.Workflows(folder), place, commit)
            : LaneFiles.Render(settings, place, commit);
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
        return options.Product.Kind is null ? workflows : WithSettings(workflows, settings, bytes, repository);
    }

    // settings belong to whoever edits them from the first day on; those of schema 1 get the form of schema 2
    private static Installation WithSettings(
        Installation workflows,
        ReleaseSettings settings,
        byte[]? bytes,
        RepositoryName? repository
    )
    {
        var text = SettingsText.Write(
            settings,
            bytes is null ? repository
                : SettingsFile.Says(bytes, "repository") ? settings.Repository
                : null
        );
        var notes = settings.Keys.ManifestPublicKey is null
            ?
            [
                "keys.manifest_public_key is not in ms-release.json: clients refuse a release whose manifest is not "
                    + "signed, so that nothing is released until the key is there that is built into them",
            ]
            : (string[])[];
        return workflows with
        {
            Files =
            [
                .. workflows.Files,
                .. bytes is null ? [new InstalledFile(SettingsFile.Name, FileFate.Created, "", text)]
                : settings.Schema == 1
                    ? [new InstalledFile(SettingsFile.Name, FileFate.Updated, Encoding.UTF8.GetString(bytes), text)]
                : (InstalledFile[])[],
            ],
            Notes = notes,
        };
    }

    private static ReleaseSettings Settings(ProductKind? kind, byte[]? bytes, RepositoryName? repository)
    {
        // which repository it is changes nothing in the workflow files
        var fallback = repository ?? RepositoryName.Parse("owner/distribution");
        return bytes is null
            ? ReleaseSettings.Of(kind ?? ProductKind.App, fallback) with
            {
                Product = fallback.Name,
            }
            : SettingsFile.Parse(bytes, fallback, kind: kind);
    }

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
