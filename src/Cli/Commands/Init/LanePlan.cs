using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> is to write into the checkout of an app. Writes nothing.</summary>
internal static class LanePlan
{
    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var origin = await InitPlan.OriginAsync(terminal, options.Folder, cancellation);
        var tree = await CheckoutTree.ReadAsync(terminal, options.Folder, checkout, cancellation);
        var branch = await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation);
        var before = InitPlan.Before(checkout);
        var bytes = checkout.Read(SettingsFile.Name);
        var repository = origin ?? RepositoryName.OfFolder("owner", NameOf(options.Folder));
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository, kind: ProductKind.App);
        var place = await ActionsQuestion.AnswerAsync(terminal, options, bytes, said, before, cancellation);
        var ours = before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..]).ToHashSet();
        var tags = await CheckoutTree.TagsAsync(terminal, options.Folder, cancellation);
        var build = said?.Schema > 1 ? said.Build : null;
        var detected = ProductDetector.Detect(tree, repository, branch, ours, build, tags);
        var lanes = LaneInstallation.Of(bytes, detected, place, origin, IsTaken);
        var commit = await InitPlan.CommitAsync(terminal, options, place, before, cancellation);
        var installation = await LaneChanges.OfAsync(
            terminal,
            options,
            checkout,
            tree,
            lanes.Settings,
            before,
            commit,
            cancellation
        );
        InstalledFile[] action = lanes.Build(detected, IsThere) is { } made ? [made] : [];
        return installation with
        {
            Files = [.. installation.Files, .. action, .. lanes.Files],
            Notes =
            [
                .. detected.Notes,
                .. action
                    .Where(file => BuildAction.IsUnsaid(file.New!))
                    .Select(file =>
                        $"How this is built was not found: write it in {file.Path}, which fails until then"
                    ),
                .. installation.Notes,
            ],
        };

        // whether the way to it is a plain one is said before anything is written
        bool IsThere(string path) => tree.Has(path) || checkout.Read(path) is not null;

        bool IsTaken(string path) =>
            !options.CutOver && checkout.ReadText(path) is { } text && CutOver.IsForeign(path, text, before);
    }

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
