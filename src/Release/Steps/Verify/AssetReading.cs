using System.Collections.Concurrent;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>What is known of an asset's bytes.</summary>
/// <param name="Stated">GitHub's own digest; null where it states none.</param>
/// <param name="Read">Of the bytes; null where they were not read.</param>
internal sealed record AssetBytes(Sha256? Stated, Sha256? Read)
{
    public Sha256 Sha256 => Read ?? Stated!;
}

/// <summary>
/// Reads the assets whose bytes must be seen: signed ones, those without a digest, and all of them where that is asked.
/// </summary>
internal sealed class AssetReading(ReleaseServices services, bool all)
{
    private const int AtATime = 4;
    private readonly ConcurrentDictionary<string, Sha256> read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SignedAsset, string> refused = new();

    /// <summary>What is wrong with a signature; null where it holds over the bytes.</summary>
    public string? WhyNot(SignedAsset signed) => refused.GetValueOrDefault(signed);

    /// <param name="signed">Each is verified over the bytes.</param>
    /// <param name="key">The updater's; null: nothing is verified.</param>
    /// <returns>By name; assets that are not whole are left out.</returns>
    public async Task<IReadOnlyDictionary<string, AssetBytes>> ReadAsync(
        IReadOnlyList<ReleaseAsset> assets,
        IReadOnlyList<SignedAsset> signed,
        MinisignPublicKey? key,
        CancellationToken cancellation
    )
    {
        var whole = assets.Where(asset => asset.IsWhole).ToList();
        var download = new AssetDownload(services.GitHub.Assets, services.Time)
        {
            Moved = (asset, bytes) => services.Tell(new TransferMoved(StepId.Verified, asset.Name, bytes, asset.Size)),
        };
        await Parallel.ForEachAsync(
            whole,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (asset, token) =>
            {
                foreach (var one in signed.Where(one => key is not null && one.Asset == asset.Name))
                {
                    await VerifyAsync(download, asset, one, key!, token);
                }
                if (!read.ContainsKey(asset.Name) && (all || Sha256.OfDigest(asset.Digest) is null))
                {
                    read[asset.Name] = await download.HashAsync(services.Repository, asset, token);
                }
            }
        );
        return whole.ToDictionary(
            asset => asset.Name,
            asset => new AssetBytes(Sha256.OfDigest(asset.Digest), read.GetValueOrDefault(asset.Name)),
            StringComparer.Ordinal
        );
    }

    private async Task VerifyAsync(
        AssetDownload download,
        ReleaseAsset asset,
        SignedAsset signed,
        MinisignPublicKey key,
        CancellationToken cancellation
    )
    {
        if (UpdaterSignature.WhyNotBefore(key, signed.Signature, asset.Size) is { } known)
        {
            refused[signed] = known;
            return;
        }
        try
        {
            var why = await download.TryAsync(
                services.Repository,
                asset,
                async (content, token) =>
                {
                    var verdict = await Minisign.VerifyAsync(key, signed.Signature, content, token);
                    read[asset.Name] = content.CurrentHash();
                    return UpdaterSignature.WhyNot(verdict, asset.Name) ?? "";
                },
                cancellation
            );
            if (why.Length > 0)
            {
                refused[signed] = why;
            }
        }
        catch (SignatureNotChecked failure)
        {
            refused[signed] = failure.Message;
        }
    }
}
