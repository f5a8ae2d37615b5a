namespace MsReleaseActions.Core.Content;

/// <summary>Looks for what is released and reaches nobody.</summary>
public static class Unreached
{
    /// <summary>What is released and some client gets nothing of, a sentence each without its full stop.</summary>
    public static IEnumerable<string> Of(ReleaseSpec spec) =>
        [
            .. spec
                .Assets.Where(asset => spec.InstallSets.All(set => !set.Assets.Contains(asset.Id)))
                .Select(asset => $"{asset.Id} is in no install set: no client installs it"),
            .. spec
                .Assets.Select(asset => asset.Platform)
                .OfType<Platform>()
                .Distinct()
                .Where(platform =>
                    spec.InstallSets.All(set =>
                        set.Id != ContentManifest.DefaultSet || (set.Platform is not null && set.Platform != platform)
                    )
                )
                .Select(platform => $"there is no set {ContentManifest.DefaultSet} for {platform}, which has a bundle"),
        ];
}
