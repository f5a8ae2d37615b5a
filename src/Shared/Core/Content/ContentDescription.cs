namespace MsReleaseActions.Core.Content;

/// <summary>What content is made of, and by whom: <c>producers</c>, <c>bundles</c>, <c>assets</c> and
/// <c>install_sets</c> of <c>ms-release.json</c>.</summary>
/// <param name="Producers">In the order in which they are shown and watched; ids and files are unique.</param>
/// <param name="Bundles">What is put together of their files.</param>
/// <param name="Assets">What is released where no earlier spec says it.</param>
/// <param name="InstallSets">What belongs together where no earlier spec says it.</param>
public sealed partial record ContentDescription(
    IReadOnlyList<Producer> Producers,
    IReadOnlyList<Bundle> Bundles,
    IReadOnlyList<SpecAsset> Assets,
    IReadOnlyList<InstallSet> InstallSets
)
{
    /// <summary>Ids of the repositories in a spec, in its order.</summary>
    public IReadOnlyList<string> RepositoryIds { get; } =
    [.. Producers.Select(producer => producer.RepositoryId).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether a repository stays at its commit until somebody says otherwise; of the others the newest green commit is
    /// released.
    /// </summary>
    public bool IsPinned(string repositoryId) =>
        Producers.Any(producer => producer.RepositoryId == repositoryId && producer.IsPinned);

    /// <summary>Where a repository is, as a producer of it says; null where none does.</summary>
    public RepositoryName? PlaceOf(string repositoryId) =>
        Producers
            .FirstOrDefault(producer => producer.RepositoryId == repositoryId && producer.Repository is not null)
            ?.Repository;

    /// <summary>Every platform that something is put together for.</summary>
    public IReadOnlyList<Platform> Platforms { get; } = [.. Bundles.SelectMany(bundle => bundle.Platforms).Distinct()];

    /// <summary>The bundle that an asset is; null for everything else.</summary>
    public Bundle? BundleOf(SpecAsset asset) =>
        asset.Platform is not { } platform || asset.Kind != AssetKind.Bundle
            ? null
            : BundlesOf(platform).FirstOrDefault(bundle => platform.Fill(bundle.FileName) == asset.FileName);

    /// <summary>The bundles of a platform.</summary>
    public IEnumerable<Bundle> BundlesOf(Platform platform) =>
        Bundles.Where(bundle => bundle.Platforms.Contains(platform));

    /// <summary>Those that assets are made of, in the order of <see cref="Producers"/>.</summary>
    public IReadOnlyList<Producer> Needed(IEnumerable<SpecAsset> assets)
    {
        var makers = assets.SelectMany(MakersOf).Select(maker => maker.Id).ToHashSet(StringComparer.Ordinal);
        return [.. Producers.Where(producer => makers.Contains(producer.Id))];
    }

    /// <summary>Whose files an asset is made of; empty where nobody makes it.</summary>
    public IEnumerable<Producer> MakersOf(SpecAsset asset) =>
        BundleOf(asset) is { } bundle
            ? Producers.Where(producer => bundle.Files.Any(file => file.Producer == producer.Id))
        : MakerOf(asset) is { } maker ? [maker]
        : [];

    /// <summary>Whose file an asset is, unchanged; null for a bundle, and for what nobody makes.</summary>
    public Producer? MakerOf(SpecAsset asset) =>
        FilesOf(asset.Kind).Contains(asset.FileName, StringComparer.Ordinal)
            ? Producers.First(producer => producer.Files.Contains(asset.FileName, StringComparer.Ordinal))
            : null;

    /// <summary>The files that are assets of a kind as they are; none for bundles.</summary>
    public IEnumerable<string> FilesOf(AssetKind kind) =>
        Producers.SelectMany(producer => producer.Files).Where(file => AssetKinds.OfFile(file) == kind);

    /// <summary>Names of a producer's archives that bundles unpack.</summary>
    public IEnumerable<string> ArchivesOf(Producer producer) =>
        Bundles
            .SelectMany(bundle =>
                bundle
                    .Files.Where(file => file.IsArchive && file.Producer == producer.Id)
                    .SelectMany(file => bundle.Platforms.Select(platform => platform.Fill(file.File)))
            )
            .Distinct(StringComparer.Ordinal);

    /// <summary>The archives that an asset's bundle unpacks, by the platform's names.</summary>
    public IEnumerable<BundlePart> ArchivesOf(SpecAsset asset) =>
        BundleOf(asset)?.Files.Where(file => file.IsArchive).Select(file => file.At(asset.Platform!)) ?? [];
}
