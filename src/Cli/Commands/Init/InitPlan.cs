using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What is released from a checkout, and what <c>ms init</c> is to write there. Writes nothing.</summary>
internal static class InitPlan
{
    /// <summary>What is released from a checkout: as typed, as its description says, or as its files do.</summary>
    /// <exception cref="ActionFailure">Its description is refused, or its files say two things (exit 2).</exception>
    public static InitProduct ProductOf(FoundCheckout checkout)
    {
        // where it is changes nothing
        var said = checkout.Description is null
            ? null
            : SettingsFile.Parse(checkout.Description, RepositoryName.Parse("owner/name"));
        return checkout.Options.Product
            ?? (
                said is { Candidates.Count: > 0 } ? InitProduct.Producer
                : said is not null && checkout.Says("kind")
                    ? said.Kind == ProductKind.Content ? InitProduct.Content
                        : InitProduct.App
                : IsContent(checkout.Tree) ? InitProduct.Content
                : InitProduct.App
            );
    }

    public static Task<Installation> MakeAsync(
        Terminal terminal,
        FoundCheckout checkout,
        InitProduct product,
        CancellationToken cancellation
    ) =>
        product == InitProduct.App ? LanePlan.MakeAsync(terminal, checkout, cancellation)
        : product == InitProduct.Content ? ContentPlan.MakeAsync(terminal, checkout, cancellation)
        : ProducerPlan.MakeAsync(terminal, checkout, product, cancellation);

    private static bool IsContent(RepositoryTree tree)
    {
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
}
