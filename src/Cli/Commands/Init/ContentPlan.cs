using System.Text;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> is to write into the checkout that releases content. Writes nothing.</summary>
internal static class ContentPlan
{
    private const string Workflows = ".github/workflows/";

    // where an old file bears the lane's name and stays, the next is taken
    private static readonly string[] Names = ["publish.yml", "publish-content.yml", "ms-publish.yml"];

    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var origin = await InitPlan.OriginAsync(terminal, options.Folder, cancellation);
        var tree = await CheckoutTree.ReadAsync(terminal, options.Folder, checkout, cancellation);
        var before = InitPlan.Before(checkout);
        var bytes = checkout.Read(SettingsFile.Name);
        var repository = origin ?? RepositoryName.Parse("owner/distribution");
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository, kind: ProductKind.Content);
        var place = await ActionsQuestion.AnswerAsync(terminal, options, bytes, said, before, cancellation);
        var (settings, notes) = said is not null
            ? (said, [])
            : await FoundAsync(terminal, options, checkout, tree, repository, before, cancellation);
        // settings belong to whoever edits them from the first day on; those of schema 1 get the form of schema 2
        var isWritten = bytes is null || settings.Schema == 1;
        if (isWritten)
        {
            settings = ContentDetector.SpelledOut(settings with { Schema = SettingsFile.Schema });
        }
        settings = settings with { Actions = place.ToString() };
        var commit = await InitPlan.CommitAsync(terminal, options, place, before, cancellation);
        var lanes = await LaneChanges.OfAsync(
            terminal,
            options,
            checkout,
            tree,
            settings,
            before,
            commit,
            cancellation
        );
        return lanes with
        {
            Files = [.. lanes.Files, .. isWritten ? [Described(settings, bytes, origin)] : (InstalledFile[])[]],
            Notes = [.. notes, .. Unsigned(settings), .. lanes.Notes],
        };
    }

    private static async Task<(ReleaseSettings, IReadOnlyList<string>)> FoundAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        RepositoryTree tree,
        RepositoryName repository,
        InstallRecord before,
        CancellationToken cancellation
    )
    {
        var (settings, notes) = ContentDetector.Detect(
            tree,
            repository,
            await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation)
        );
        var name = Array.Find(
            Names,
            name =>
                options.CutOver
                || checkout.ReadText(Workflows + name) is not { } text
                || !CutOver.IsForeign(Workflows + name, text, before)
        );
        return (settings with { ReleaseWorkflow = name ?? Names[0] }, notes);
    }

    private static InstalledFile Described(ReleaseSettings settings, byte[]? bytes, RepositoryName? origin)
    {
        if (bytes is null)
        {
            return new InstalledFile(SettingsFile.Name, FileFate.Created, "", SettingsText.Write(settings, origin));
        }
        var named = SettingsFile.Says(bytes, "repository") ? settings.Repository : null;
        return new InstalledFile(
            SettingsFile.Name,
            FileFate.Updated,
            Encoding.UTF8.GetString(bytes),
            SettingsText.Write(settings, named)
        );
    }

    private static string[] Unsigned(ReleaseSettings settings) =>
        settings.Keys.ManifestPublicKey is not null
            ? []
            :
            [
                "keys.manifest_public_key is not in ms-release.json: clients refuse a release whose manifest is not "
                    + "signed, so that nothing is released until the key is there that is built into them",
            ];
}
