using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Proves that the manifest of a content release describes its assets.</summary>
/// <param name="services">Where it is published.</param>
internal sealed class ManifestProof(ReleaseServices services)
{
    private const int MostManifest = 1024 * 1024;

    /// <summary>The assets that are missing, and what is wrong with the manifest; empty where it holds.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(
        ReleaseInHand hand,
        IReadOnlyDictionary<string, AssetBytes> bytes,
        ReleaseSpec spec,
        CancellationToken cancellation
    )
    {
        var missing = spec
            .Assets.Where(asset => hand.Find(asset.FileName) is not { IsWhole: true })
            .Select(asset => $"{asset.FileName} is missing")
            .ToList();
        if (hand.Find(ContentManifest.FileName) is not { IsWhole: true } asset)
        {
            return [.. missing, $"{ContentManifest.FileName} is missing"];
        }
        var text = await new AssetDownload(services.GitHub.Assets, services.Time).ReadAsync(
            services.Repository,
            asset,
            MostManifest,
            cancellation
        );
        try
        {
            var parsed = ContentManifest.Parse(text);
            var facts = spec.Assets.ToDictionary(
                one => one.FileName,
                one => missing.Count > 0 ? default : (hand.Find(one.FileName)!.Size, bytes[one.FileName].Sha256),
                StringComparer.Ordinal
            );
            // there is one spelling of it: everything else than the time follows from the spec and the assets
            return missing.Count > 0 ? missing
                : ContentManifest.Of(spec, parsed.PublishedAt, facts).ToBytes().AsSpan().SequenceEqual(text) ? []
                : ["it is not the manifest of this spec and these assets"];
        }
        catch (ActionFailure broken)
        {
            return [.. missing, broken.What];
        }
    }
}
