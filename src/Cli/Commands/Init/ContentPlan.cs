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
        FoundCheckout checkout,
        CancellationToken cancellation
    )
    {
        var bytes = checkout.Description;
        var repository = checkout.Origin ?? RepositoryName.Parse("owner/distribution");
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository, kind: ProductKind.Content);
        var place = await ActionsQuestion.AnswerAsync(terminal, checkout, said, cancellation);
        var (settings, notes) = said is not null ? (said, []) : Found(checkout, repository);
        // settings belong to whoever edits them from the first day on; those of schema 1 get the form of schema 2
        var isWritten = bytes is null || settings.Schema == 1;
        if (isWritten)
        {
            settings = ContentDetector.SpelledOut(settings with { Schema = SettingsFile.Schema });
        }
        settings = settings with { Actions = place.ToString() };
        var named =
            bytes is null ? checkout.Origin
            : checkout.Says("repository") ? settings.Repository
            : null;
        var lanes = await LaneChanges.OfAsync(terminal, checkout, settings, cancellation);
        return lanes with
        {
            Files = [.. lanes.Files, .. isWritten ? [checkout.Described(settings, named)] : (InstalledFile[])[]],
            Notes = [.. notes, .. Unsigned(settings), .. lanes.Notes],
        };
    }

    private static (ReleaseSettings, IReadOnlyList<string>) Found(FoundCheckout checkout, RepositoryName repository)
    {
        var (settings, notes) = ContentDetector.Detect(checkout.Tree, repository, checkout.Branch);
        var name = Array.Find(Names, name => !checkout.IsTaken(Workflows + name));
        var watch = Array.Find(LaneInstallation.WatchNames, name => !checkout.IsTaken(Workflows + name));
        return (
            settings with
            {
                ReleaseWorkflow = name ?? Names[0],
                WatchWorkflow = watch ?? LaneInstallation.WatchNames[0],
            },
            notes
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
