using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> finds in a checkout, and what it is to write there. Writes nothing.</summary>
internal static class InitPlan
{
    /// <summary>What is released from a checkout, where nobody typed it.</summary>
    public static async Task<InitProduct> ProductAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var bytes = checkout.Read(SettingsFile.Name);
        // where it is changes nothing
        var said = bytes is null ? null : SettingsFile.Parse(bytes, RepositoryName.Parse("owner/name"));
        return options.Product
            ?? (
                said is { Candidates.Count: > 0 } ? InitProduct.Producer
                : said is not null && SettingsFile.Says(bytes!, "kind")
                    ? said.Kind == ProductKind.Content ? InitProduct.Content
                        : InitProduct.App
                : await IsContentAsync(terminal, options, checkout, cancellation) ? InitProduct.Content
                : InitProduct.App
            );
    }

    public static Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        InitProduct product,
        CheckoutFolder checkout,
        CancellationToken cancellation
    ) =>
        product == InitProduct.App ? LanePlan.MakeAsync(terminal, options, checkout, cancellation)
        : product == InitProduct.Content ? ContentPlan.MakeAsync(terminal, options, checkout, cancellation)
        : ProducerPlan.MakeAsync(terminal, options, product, checkout, cancellation);

    /// <summary>What the checkout has of some files.</summary>
    public static IReadOnlyDictionary<string, string> Found(CheckoutFolder checkout, IEnumerable<string> paths) =>
        paths
            .Select(path => (Path: path, Text: checkout.ReadText(path)))
            .Where(file => file.Text is not null)
            .ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal);

    // as its files say it
    private static async Task<bool> IsContentAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var tree = await CheckoutTree.ReadAsync(terminal, options.Folder, checkout, cancellation);
        if (!ContentDetector.IsContent(tree))
        {
            return false;
        }
        return ContentDetector.AppBeside(tree) is not { } app
            ? true
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"What is released here is not plain: there are {app} and {ReleaseSpecFile.Folder}/",
                "One is an app's, the other content that is put together of what others build",
                "Say --product app or --product content"
            );
    }

    /// <summary>What the last installation left behind.</summary>
    public static InstallRecord Before(CheckoutFolder checkout) =>
        checkout.Read(InstallRecord.Path) is { } record ? InstallRecord.Read(record) : InstallRecord.Empty;

    /// <summary>The commit that actions are pinned to; null: they are named as <paramref name="place"/> names
    /// them.</summary>
    public static async Task<CommitSha?> CommitAsync(
        Terminal terminal,
        InitOptions options,
        ActionsPlace place,
        InstallRecord before,
        CancellationToken cancellation
    ) =>
        options.Unpin ? null
        : options.Pin && !place.IsPinned ? await ActionsCommit.FindAsync(terminal, place, cancellation)
        : !options.Pin && before.Actions == place ? before.Commit
        : null;

    /// <summary>What becomes of the lanes and of the files that they replace.</summary>
    /// <param name="beside">Paths of files that the lanes replace and that bear other names.</param>
    public static Installation Lanes(
        InitOptions options,
        IReadOnlyDictionary<string, string> wanted,
        IReadOnlyList<string> beside,
        IReadOnlyDictionary<string, string> found,
        InstallRecord before,
        ActionsPlace place,
        CommitSha? commit
    ) =>
        CutOver.Of(
            Installation.Of(wanted, found, before with { Actions = place, Commit = commit }, options.LocalChanges),
            beside,
            found,
            before,
            options.CutOver
        );

    public static async Task<RepositoryName?> OriginAsync(
        Terminal terminal,
        string folder,
        CancellationToken cancellation
    ) =>
        await terminal.AskTool("git", ["-C", folder, "remote", "get-url", "origin"], cancellation) is { } url
            ? OperatorRepository.OfRemote(url)
            : null;
}
