using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Traces a published asset; a bundle is downloaded for that.</summary>
/// <param name="services">Where it is published.</param>
/// <param name="content">What bundles hold.</param>
/// <param name="trace">Knows the producers' files.</param>
internal sealed class AssetTrace(ReleaseServices services, ContentDescription content, ContentTrace trace)
{
    /// <summary>The files in the asset that could be traced, and what is wrong with the others.</summary>
    /// <returns>With the hash of what was downloaded; null where nothing was.</returns>
    public async Task<(IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems, Sha256? Read)> OfAsync(
        SpecAsset asset,
        ReleaseAsset published,
        Sha256 sha256,
        CancellationToken cancellation
    )
    {
        if (content.BundleOf(asset) is not { } bundle)
        {
            var (file, wrong) = trace.OfFile(asset, published.Size, sha256);
            return (file, wrong, null);
        }
        var download = new AssetDownload(services.GitHub.Assets, services.Time)
        {
            Moved = (moved, count) => services.Tell(new TransferMoved(StepId.Verified, moved.Name, count, moved.Size)),
        };
        // a zip is read from its end; it may be larger than what should be held in memory
#pragma warning disable RS0030 // an operator's machine has no RUNNER_TEMP
        var folder = Path.GetTempPath();
#pragma warning restore RS0030
        await using var zip = new FileStream(
            Path.Combine(folder, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 128 * 1024,
            FileOptions.DeleteOnClose
        );
        var arrived = await download.TryAsync(
            services.Repository,
            published,
            async (content, token) =>
            {
                zip.SetLength(0);
                await content.CopyToAsync(zip, token);
                return content.CurrentHash();
            },
            cancellation
        );
        var (traces, problems) = trace.OfBundle(asset, BundleReader.Read(zip, bundle, asset.Platform!));
        return (traces, problems, arrived);
    }
}
