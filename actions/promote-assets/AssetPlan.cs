using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The assets of the plan: what each name needs, what has to go, and what stands in the way.</summary>
internal sealed record AssetPlan(
    IReadOnlyList<PlannedAsset> Assets,
    IReadOnlyList<PlannedWrite.RemoveAsset> Removals,
    IReadOnlyList<string> Conflicts
)
{
    public static AssetPlan Empty { get; } = new([], [], []);

    /// <param name="release">Null where the release is to be created.</param>
    public static AssetPlan Of(PromoteInputs inputs, FinalFiles files, PromoteTarget target, TargetRelease? release)
    {
        var present = release?.Assets ?? [];
        var isPublished = release is { Release.Draft: false };
        List<PlannedAsset> assets =
        [
            .. files.Files.Select(file =>
                Plan(file, present, target, inputs.OnExisting == OnExisting.Replace && !isPublished)
            ),
        ];
        var surplus = present.Where(asset => !asset.IsWhole || files.Find(asset.Name) is null).ToList();
        if (isPublished)
        {
            var differences = Differences(assets, surplus).ToList();
            return new AssetPlan(assets, [], differences.Count == 0 ? [] : [Published(release!.Release, differences)]);
        }
        var foreign = surplus.Where(asset => asset.IsWhole).ToList();
        List<string> conflicts =
        [
            .. assets.Where(asset => asset.Step == AssetStep.Conflict).Select(asset => Conflict(asset, target)),
            .. inputs.OnExisting == OnExisting.Replace
                ? []
                : foreign.Select(asset =>
                    $"{asset.Name} (asset {asset.Id}) is in the draft {release!.Release.Id}, and is neither the "
                    + "candidate's nor the overlay's"
                ),
        ];
        return new AssetPlan(
            assets,
            [
                .. surplus.Select(asset => new PlannedWrite.RemoveAsset(
                    asset,
                    asset.IsWhole ? "neither the candidate's nor the overlay's" : $"half-uploaded (state {asset.State})"
                )),
                .. assets
                    .Where(asset => asset.Step == AssetStep.Replace)
                    .Select(asset => new PlannedWrite.RemoveAsset(asset.Existing!, "other bytes belong there")),
            ],
            conflicts
        );
    }

    private static PlannedAsset Plan(
        FinalFile file,
        IReadOnlyList<ReleaseAsset> present,
        PromoteTarget target,
        bool mayReplace
    )
    {
        var existing = present.FirstOrDefault(asset => asset.Name == file.Name && asset.IsWhole);
        return existing is null
                ? new PlannedAsset(file, file.Origin == FileOrigin.Candidate ? AssetStep.Copy : AssetStep.Add, null)
            : Holds(existing, file, target) ? new PlannedAsset(file, AssetStep.Keep, existing)
            : new PlannedAsset(file, mayReplace ? AssetStep.Replace : AssetStep.Conflict, existing);
    }

    private static bool Holds(ReleaseAsset asset, FinalFile file, PromoteTarget target) =>
        asset.Size == file.Source.Size && target.HashOf(asset) == file.Source.Sha256;

    private static IEnumerable<string> Differences(List<PlannedAsset> assets, List<ReleaseAsset> surplus) =>
        [
            .. assets.Where(asset => asset.Step == AssetStep.Conflict).Select(asset => $"{asset.Name} has other bytes"),
            .. assets.Where(asset => asset.Existing is null).Select(asset => $"{asset.Name} is not in it"),
            .. surplus.Select(asset => $"{asset.Name} is neither the candidate's nor the overlay's"),
        ];

    private static string Published(Release release, List<string> differences) =>
        $"the release {release.TagName} ({release.Id}) is published{(release.Immutable ? " and immutable" : "")} "
        + $"and differs: {string.Join(", ", differences)}";

    private static string Conflict(PlannedAsset asset, PromoteTarget target) =>
        $"{asset.Name} (asset {asset.Existing!.Id}) is in the draft with other bytes: {asset.Existing.Size} "
        + $"bytes, sha256 {target.HashOf(asset.Existing)?.Hex ?? "unknown"}; "
        + $"{asset.File.Source.Size} bytes, sha256 {asset.File.Source.Sha256} belong there";
}
