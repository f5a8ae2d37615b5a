using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>What <c>latest.json</c> promises, before a signed byte is read.</summary>
/// <param name="Findings">Of the file itself.</param>
/// <param name="Signed">What its platforms say is signed; only whole and well-formed ones.</param>
internal sealed record PromisedUpdates(IReadOnlyList<CheckResult> Findings, IReadOnlyList<SignedAsset> Signed);

/// <summary>That updaters are led to this release's own files, signed by the updater's key.</summary>
internal sealed class LatestJsonProof(ReleaseServices services)
{
    private const string Name = AssetName.LatestJson;
    private readonly AssetDownload download = new(services.GitHub.Assets, services.Time);

    public async Task<PromisedUpdates> ReadAsync(ReleaseInHand hand, CancellationToken cancellation)
    {
        if (hand.Find(Name) is null)
        {
            var isBuilt = hand.Built(Name) is not null;
            return new PromisedUpdates(
                [
                    isBuilt
                        ? CheckResult.Failed(
                            Name,
                            "the candidate has one, the release does not: no updater learns of it"
                        )
                        : CheckResult.Passed(Name, "none, as in the candidate: nothing updates itself"),
                ],
                []
            );
        }
        if (Parse(hand, out var problem) is not { } document)
        {
            return new PromisedUpdates([CheckResult.Failed(Name, problem)], []);
        }
        var problems = new List<string>(Version(hand, document));
        var signed = new List<SignedAsset>();
        foreach (var same in document.Platforms.GroupBy(platform => (platform.Url.Text, platform.Signature)))
        {
            await CheckAsync(hand, [.. same], problems, signed, cancellation);
        }
        List<CheckResult> findings =
        [
            .. CheckResult.Of(
                Name,
                problems,
                $"version {hand.Tag.VersionText}; {document.Platforms.Count} platforms lead to assets of "
                    + $"{hand.Tag}, with the signatures beside them"
            ),
            await PlatformsAsync(hand, document, cancellation),
        ];
        return new PromisedUpdates(findings, signed);
    }

    private static LatestJsonDocument? Parse(ReleaseInHand hand, out string problem)
    {
        problem = "it is not fully uploaded, or too large to be one";
        try
        {
            return hand.Small.TryGetValue(Name, out var bytes) ? LatestJsonDocument.Parse(bytes) : null;
        }
        catch (FormatException failure)
        {
            problem = failure.Message;
            return null;
        }
    }

    private static IEnumerable<string> Version(ReleaseInHand hand, LatestJsonDocument document) =>
        document.Version?.Text is { } version && version.TrimStart('v') == hand.Tag.VersionText
            ? []
            : [$"it states the version {document.Version?.Text ?? "(none)"}, the tag means {hand.Tag.VersionText}"];

    private async Task CheckAsync(
        ReleaseInHand hand,
        IReadOnlyList<LatestPlatform> same,
        List<string> problems,
        List<SignedAsset> signed,
        CancellationToken cancellation
    )
    {
        var keys = string.Join(", ", same.Select(platform => platform.Key));
        if (Asset(hand, same[0].Url.Text!) is not { } asset)
        {
            problems.Add($"{keys}: {same[0].Url.Text} is no asset of {hand.Tag}");
            return;
        }
        if (
            hand.Find(asset + ".sig") is { IsWhole: true, Size: <= UpdaterSignature.MostFileBytes } file
            && !UpdaterSignature.IsSame(
                Encoding.UTF8.GetString(
                    await download.ReadAsync(services.Repository, file, UpdaterSignature.MostFileBytes, cancellation)
                ),
                same[0].Signature
            )
        )
        {
            problems.Add($"{keys}: the signature is not the one in {file.Name}");
        }
        try
        {
            signed.Add(new SignedAsset(asset, MinisignSignature.ParseTauri(same[0].Signature), keys));
        }
        catch (FormatException failure)
        {
            problems.Add($"{keys}: {failure.Message}");
        }
    }

    /// <summary>The asset that a public address of this release names; null where it names none.</summary>
    private string? Asset(ReleaseInHand hand, string url)
    {
        var server = new Uri(hand.Release.HtmlUrl).GetLeftPart(UriPartial.Authority);
        var folder = DownloadUrl.Folder($"{server}/{services.Repository}", hand.Tag.Text);
        return DownloadUrl.AssetBelow(folder, url) is { } name && hand.Find(name) is { IsWhole: true } asset
            ? asset.Name
            : null;
    }

    private async Task<CheckResult> PlatformsAsync(
        ReleaseInHand hand,
        LatestJsonDocument document,
        CancellationToken cancellation
    )
    {
        const string name = "platforms";
        var keys = document.Platforms.Select(platform => platform.Key).Order(StringComparer.Ordinal).ToList();
        if (
            hand.Candidate is not { Seal: not null } candidate
            || candidate.Find(Name) is not { Size: <= LatestJsonDocument.MostBytes } asset
        )
        {
            return CheckResult.Unknown(
                name,
                $"{string.Join(", ", keys)}; the candidate is not there to say whether these are all"
            );
        }
        try
        {
            var built = LatestJsonDocument
                .Parse(await download.ReadAsync(services.Repository, asset, LatestJsonDocument.MostBytes, cancellation))
                .Platforms.Select(platform => platform.Key)
                .Order(StringComparer.Ordinal)
                .ToList();
            return keys.SequenceEqual(built)
                ? CheckResult.Passed(name, $"{string.Join(", ", keys)}: those that were built")
                : CheckResult.Failed(name, $"{string.Join(", ", keys)}, and {string.Join(", ", built)} were built");
        }
        catch (FormatException failure)
        {
            return CheckResult.Unknown(name, $"the candidate's {Name} cannot be read: {failure.Message}");
        }
    }
}
