using MsReleaseActions.Cli.Commands.Init;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Description;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The description of a product in its checkout.</summary>
internal static class CheckoutDescription
{
    private static readonly LintedDescription None = new(DescribedLanes.None, LintReport.Nothing);

    /// <summary>Compares it with the files that git keeps track of, or would.</summary>
    /// <param name="folder">The root of the checkout.</param>
    /// <exception cref="ActionFailure">It cannot be read (exit 2).</exception>
    public static async Task<LintedDescription> LintAsync(
        Terminal terminal,
        string folder,
        CancellationToken cancellation
    )
    {
        var root = Path.GetFullPath(folder);
        var checkout = CheckoutFolder.Open(root, folder, force: true);
        return checkout.Read(SettingsFile.Name) is { } bytes
            ? LintedDescription.Of(
                folder is "." or "./" ? SettingsFile.Name : Path.Combine(folder, SettingsFile.Name).Replace('\\', '/'),
                bytes,
                await CheckoutTree.ReadAsync(terminal, root, checkout, cancellation)
            )
            : None;
    }
}
