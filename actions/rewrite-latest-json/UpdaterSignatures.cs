using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>
/// Compares each platform's signature with the <c>.sig</c> asset beside its file, and verifies it over the file's
/// bytes.
/// </summary>
internal sealed class UpdaterSignatures(ActionRun run, Candidate candidate)
{
    private readonly AssetDownload download = new(run.GitHub.Assets, run.Time);

    /// <summary>
    /// What does not hold; empty when all of it does. Assets are streamed only when <paramref name="key"/> is given.
    /// </summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(
        RewritePlan plan,
        MinisignPublicKey? key,
        CancellationToken cancellation
    )
    {
        using var group = run.Workflow.Group("Signatures");
        var problems = new List<string>();
        // several keys often name one file with one signature: windows-x86_64 and windows-x86_64-nsis
        foreach (var same in plan.Platforms.GroupBy(platform => (platform.Asset, platform.SignatureText)))
        {
            var keys = string.Join(", ", same.Select(platform => platform.Key));
            var why =
                await ContradictionAsync(same.First(), cancellation)
                ?? (key is null ? null : await WhyNotAsync(same.First(), key, cancellation));
            run.Workflow.Info(
                $"{keys}: {same.Key.Asset}: {why ?? (key is null ? "well formed" : "signature verified")}"
            );
            if (why is not null)
            {
                problems.Add($"{keys}: {why}");
            }
        }
        return problems;
    }

    private async Task<string?> ContradictionAsync(PlannedPlatform platform, CancellationToken cancellation)
    {
        if (candidate.Find(platform.Asset + ".sig") is not { } sig)
        {
            return null;
        }
        if (sig.Size > UpdaterSignature.MostFileBytes)
        {
            return $"{sig.Name} has {sig.Size} bytes: it is no signature";
        }
        var text = Encoding.UTF8.GetString(
            await download.ReadAsync(run.Connection.Repository, sig, UpdaterSignature.MostFileBytes, cancellation)
        );
        return UpdaterSignature.IsSame(text, platform.SignatureText)
            ? null
            : $"the signature is not the one in {sig.Name}";
    }

    private async Task<string?> WhyNotAsync(
        PlannedPlatform platform,
        MinisignPublicKey key,
        CancellationToken cancellation
    )
    {
        var (asset, signature) = (candidate.Find(platform.Asset)!, platform.Signature!);
        if (UpdaterSignature.WhyNotBefore(key, signature, asset.Size) is { } known)
        {
            return known;
        }
        try
        {
            return await download.TryAsync(
                run.Connection.Repository,
                asset,
                (content, token) => VerifyAsync(platform, key, content, token),
                cancellation
            );
        }
        catch (SignatureNotChecked failure)
        {
            return failure.Message;
        }
    }

    private async Task<string?> VerifyAsync(
        PlannedPlatform platform,
        MinisignPublicKey key,
        HashingStream content,
        CancellationToken cancellation
    )
    {
        var verdict = await Minisign.VerifyAsync(key, platform.Signature!, content, cancellation);
        var listed = candidate.Seal!.Checksums.Find(platform.Asset);
        return listed != content.CurrentHash()
            ? $"{platform.Asset} arrived as {content.CurrentHash()}, the candidate's checksums.txt says {listed}"
            : UpdaterSignature.WhyNot(verdict, platform.Asset);
    }
}
