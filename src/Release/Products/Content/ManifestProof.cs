using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Proves that the manifest of a content release describes its assets, and is signed.</summary>
/// <param name="services">Where it is published.</param>
internal sealed class ManifestProof(ReleaseServices services)
{
    private const int MostManifest = 1024 * 1024;
    private const int MostSignature = 4096;

    /// <summary>That it describes the assets, and that installed clients take it.</summary>
    public async Task<IReadOnlyList<CheckResult>> ProveAsync(
        ReleaseInHand hand,
        IReadOnlyDictionary<string, AssetBytes> bytes,
        ReleaseSpec spec,
        CancellationToken cancellation
    )
    {
        var manifest = await ReadAsync(hand, ContentManifest.FileName, MostManifest, cancellation);
        var signature = await ReadAsync(hand, ContentManifest.SignatureName, MostSignature, cancellation);
        return
        [
            .. CheckResult.Of(
                ContentManifest.FileName,
                Problems(hand, bytes, spec, manifest),
                $"describes the {spec.Assets.Count} assets as they are, and names the commits of the spec"
            ),
            ManifestSignature.Of(services.Settings.Keys.ManifestPublicKey, manifest, signature),
        ];
    }

    private async Task<byte[]?> ReadAsync(ReleaseInHand hand, string name, int most, CancellationToken cancellation) =>
        hand.Find(name) is { IsWhole: true } asset
            ? await new AssetDownload(services.GitHub.Assets, services.Time).ReadAsync(
                services.Repository,
                asset,
                most,
                cancellation
            )
            : null;

    private static List<string> Problems(
        ReleaseInHand hand,
        IReadOnlyDictionary<string, AssetBytes> bytes,
        ReleaseSpec spec,
        byte[]? text
    )
    {
        var missing = spec
            .Assets.Where(asset => hand.Find(asset.FileName) is not { IsWhole: true })
            .Select(asset => $"{asset.FileName} is missing")
            .ToList();
        if (text is null)
        {
            return [.. missing, $"{ContentManifest.FileName} is missing"];
        }
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
                : IsOf(ContentManifest.Of(spec, parsed.PublishedAt, facts), parsed, text) ? []
                : ["it is not the manifest of this spec and these assets"];
        }
        catch (ActionFailure broken)
        {
            return [.. missing, broken.What];
        }
    }

    // an old one has another spelling, and names no tooling: of it what it says is compared
    private static bool IsOf(ContentManifest expected, ContentManifest found, byte[] text) =>
        found.Schema == ContentManifest.Newest
            ? expected.ToBytes().AsSpan().SequenceEqual(text)
            : (expected with { Schema = found.Schema, Tooling = null })
                .ToBytes()
                .AsSpan()
                .SequenceEqual(found.ToBytes());
}
