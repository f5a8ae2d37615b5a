using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.GitHub.Candidates;
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
        var promised = await PublishedUpdates.ReadAsync(
            document,
            hand.Tag,
            hand.Release,
            hand.Assets,
            PublishedUpdates.Reader(services.GitHub, services.Repository, services.Time, cancellation),
            services.Repository
        );
        List<CheckResult> findings =
        [
            .. CheckResult.Of(
                Name,
                promised.Problems,
                $"version {hand.Tag.VersionText}; {document.Platforms.Count} platforms lead to assets of "
                    + $"{hand.Tag}, with the signatures beside them"
            ),
            await PlatformsAsync(hand, document, cancellation),
        ];
        return new PromisedUpdates(findings, promised.Signed);
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
