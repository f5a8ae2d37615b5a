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
        FoundCheckout checkout,
        CancellationToken cancellation
    )
    {
        var (options, bytes) = (checkout.Options, checkout.Description);
        var repository = checkout.Origin ?? RepositoryName.OfFolder("owner", NameOf(options.Folder));
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository, kind: ProductKind.App);
        var place = await ActionsQuestion.AnswerAsync(terminal, checkout, said, cancellation);
        var tags = await CheckoutTree.TagsAsync(terminal, options.Folder, cancellation);
        var build = said?.Schema > 1 ? said.Build : null;
        var detected = ProductDetector.Detect(checkout.Tree, repository, checkout.Branch, checkout.Ours, build, tags);
        var lanes = LaneInstallation.Of(bytes, detected, place, checkout.Origin, checkout.IsTaken);
        var installation = await LaneChanges.OfAsync(terminal, checkout, lanes.Settings, cancellation);
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
        bool IsThere(string path) => checkout.Tree.Has(path) || checkout.Files.Read(path) is not null;
    }

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
